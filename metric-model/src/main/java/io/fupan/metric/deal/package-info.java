/** The facts of a deal as a pure function of the set of its events. */
@NullMarked
package io.fupan.metric.deal;

import org.jspecify.annotations.NullMarked;
