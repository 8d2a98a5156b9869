/** What single rows say: events with deterministic ids, and statements of reference data. */
@NullMarked
package io.fupan.ingest.imports.row;

import org.jspecify.annotations.NullMarked;
