/** The facts of a lead as a pure function of the set of its events, and what they add to daily cells. */
@NullMarked
package io.fupan.metric.lead;

import org.jspecify.annotations.NullMarked;
