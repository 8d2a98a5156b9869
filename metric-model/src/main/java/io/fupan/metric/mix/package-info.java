/** Whether a rate changed within the groups it is made of, or because other groups came to the fore. */
@NullMarked
package io.fupan.metric.mix;

import org.jspecify.annotations.NullMarked;
