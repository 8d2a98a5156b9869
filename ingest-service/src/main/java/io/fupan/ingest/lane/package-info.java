/** Who goes to the log next: senders in turn, and what nobody waits for when there is room. */
@NullMarked
package io.fupan.ingest.lane;

import org.jspecify.annotations.NullMarked;
