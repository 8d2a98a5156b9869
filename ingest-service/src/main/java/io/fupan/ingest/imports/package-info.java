/** Files of rows that people upload: checked at once, read in the background, kept until they are done. */
@NullMarked
package io.fupan.ingest.imports;

import org.jspecify.annotations.NullMarked;
