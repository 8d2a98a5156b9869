/** The river: every topic, in the order the data flows. */
@NullMarked
package io.fupan.event.topic;

import org.jspecify.annotations.NullMarked;
