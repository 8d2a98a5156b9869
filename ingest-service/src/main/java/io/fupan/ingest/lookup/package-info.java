/** Asking a system for one of its records, politely. */
@NullMarked
package io.fupan.ingest.lookup;

import org.jspecify.annotations.NullMarked;
