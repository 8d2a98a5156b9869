/** Ready-to-chart values of metrics in windows that move with the calendar. */
@NullMarked
package io.fupan.event.rolling;

import org.jspecify.annotations.NullMarked;
