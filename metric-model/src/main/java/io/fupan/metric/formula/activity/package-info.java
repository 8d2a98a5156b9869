/** Metrics of what people did. */
@NullMarked
package io.fupan.metric.formula.activity;

import org.jspecify.annotations.NullMarked;
