/** Values of metrics that move with the log and the calendar, published where they differ from what was said last. */
@NullMarked
package io.fupan.metrics.rolling;

import org.jspecify.annotations.NullMarked;
