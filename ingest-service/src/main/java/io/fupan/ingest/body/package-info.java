/** Bodies as systems write them, read within limits. */
@NullMarked
package io.fupan.ingest.body;

import org.jspecify.annotations.NullMarked;
