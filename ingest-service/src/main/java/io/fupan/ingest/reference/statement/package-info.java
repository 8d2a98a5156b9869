/** Statements of reference data: which kinds there are, which are allowed, and what has been stated so far. */
@NullMarked
package io.fupan.ingest.reference.statement;

import org.jspecify.annotations.NullMarked;
