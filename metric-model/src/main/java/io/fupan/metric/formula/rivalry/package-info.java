/** Metrics of competitors and of reasons for losses. */
@NullMarked
package io.fupan.metric.formula.rivalry;

import org.jspecify.annotations.NullMarked;
