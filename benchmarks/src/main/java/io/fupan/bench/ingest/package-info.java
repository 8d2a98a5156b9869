/** Measures ingest: how much it takes in beside the ceiling, and what it keeps while the broker is away. */
@NullMarked
package io.fupan.bench.ingest;

import org.jspecify.annotations.NullMarked;
