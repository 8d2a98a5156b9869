/** The days a number is about, and the days it is compared with. */
@NullMarked
package io.fupan.metric.period;

import org.jspecify.annotations.NullMarked;
