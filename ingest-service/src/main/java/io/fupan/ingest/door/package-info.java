/** The HTTP doors, and what they answer. */
@NullMarked
package io.fupan.ingest.door;

import org.jspecify.annotations.NullMarked;
