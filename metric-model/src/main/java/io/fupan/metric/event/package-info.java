/** Sets of events: what holds for the events of any family. */
@NullMarked
package io.fupan.metric.event;

import org.jspecify.annotations.NullMarked;
