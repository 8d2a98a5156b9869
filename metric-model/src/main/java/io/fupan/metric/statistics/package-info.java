/** Intervals, quantiles and decompositions, each after its published source. */
@NullMarked
package io.fupan.metric.statistics;

import org.jspecify.annotations.NullMarked;
