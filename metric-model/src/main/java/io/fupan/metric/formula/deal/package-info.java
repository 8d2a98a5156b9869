/** Metrics of deals created, won, lost and open. */
@NullMarked
package io.fupan.metric.formula.deal;

import org.jspecify.annotations.NullMarked;
