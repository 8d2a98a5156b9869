/** The single events of a delivery: which of them are accepted, and why the others are not. */
@NullMarked
package io.fupan.ingest.item;

import org.jspecify.annotations.NullMarked;
