/** What bookings are, for what was put into them. */
@NullMarked
package io.fupan.metric.formula.effort;

import org.jspecify.annotations.NullMarked;
