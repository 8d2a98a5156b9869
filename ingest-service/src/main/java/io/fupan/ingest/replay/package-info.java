/** Refused items, read again from their receipt by today's code and mapping. */
@NullMarked
package io.fupan.ingest.replay;

import org.jspecify.annotations.NullMarked;
