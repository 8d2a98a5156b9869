/** Records that a delivery only mentioned: asked for later, because no sender waits that long. */
@NullMarked
package io.fupan.ingest.fetch;

import org.jspecify.annotations.NullMarked;
