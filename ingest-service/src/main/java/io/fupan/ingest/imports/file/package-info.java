/** Rows of CSV and Excel files, one at a time, however long the file is. */
@NullMarked
package io.fupan.ingest.imports.file;

import org.jspecify.annotations.NullMarked;
