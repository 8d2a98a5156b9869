/** Monitors: rules about metrics that somebody wants to be told of. */
@NullMarked
package io.fupan.event.monitor;

import org.jspecify.annotations.NullMarked;
