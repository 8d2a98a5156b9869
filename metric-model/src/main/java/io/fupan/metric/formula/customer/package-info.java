/** Metrics of customers: what they bought, paid, cost and are worth, and how many stay. */
@NullMarked
package io.fupan.metric.formula.customer;

import org.jspecify.annotations.NullMarked;
