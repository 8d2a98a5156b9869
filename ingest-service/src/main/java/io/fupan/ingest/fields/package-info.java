/** Deals in messages that an administrator made up himself, read by a map of fields. */
@NullMarked
package io.fupan.ingest.fields;

import org.jspecify.annotations.NullMarked;
