/** The facts of a customer as a pure function of the set of its events, and what they add to daily cells. */
@NullMarked
package io.fupan.metric.customer;

import org.jspecify.annotations.NullMarked;
