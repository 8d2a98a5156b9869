/** What adapters prove the sender with: codes over raw bytes, compared in constant time, within a window of time. */
@NullMarked
package io.fupan.ingest.signature;

import org.jspecify.annotations.NullMarked;
