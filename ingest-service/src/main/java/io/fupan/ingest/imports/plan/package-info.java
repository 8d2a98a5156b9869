/** How the columns of a file are read: what somebody chose, and nothing that was guessed. */
@NullMarked
package io.fupan.ingest.imports.plan;

import org.jspecify.annotations.NullMarked;
