/** Metrics of the way through the stages. */
@NullMarked
package io.fupan.metric.formula.stage;

import org.jspecify.annotations.NullMarked;
