/** How connections, imports and replays are doing, told among the instances and kept over restarts. */
@NullMarked
package io.fupan.ingest.status;

import org.jspecify.annotations.NullMarked;
