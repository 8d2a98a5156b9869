/** Metrics of the deals created in a period, whatever became of them since. */
@NullMarked
package io.fupan.metric.formula.cohort;

import org.jspecify.annotations.NullMarked;
