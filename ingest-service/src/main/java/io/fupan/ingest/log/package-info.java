/** The way out of the door: records that the broker has confirmed. */
@NullMarked
package io.fupan.ingest.log;

import org.jspecify.annotations.NullMarked;
