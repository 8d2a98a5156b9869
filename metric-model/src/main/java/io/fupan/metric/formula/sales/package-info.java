/** Metrics of what is sold: demand over time, prices against the list, and why revenue changed. */
@NullMarked
package io.fupan.metric.formula.sales;

import org.jspecify.annotations.NullMarked;
