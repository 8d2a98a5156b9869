/** What is kept of every delivery, so that each event leads back to the bytes it came in. */
@NullMarked
package io.fupan.ingest.receipt;

import org.jspecify.annotations.NullMarked;
