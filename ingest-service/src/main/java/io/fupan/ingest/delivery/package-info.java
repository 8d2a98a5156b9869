/** What was delivered, byte for byte, and by whom. */
@NullMarked
package io.fupan.ingest.delivery;

import org.jspecify.annotations.NullMarked;
