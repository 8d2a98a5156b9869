/** Where deliveries wait on disk while the log is away. */
@NullMarked
package io.fupan.ingest.spool;

import org.jspecify.annotations.NullMarked;
