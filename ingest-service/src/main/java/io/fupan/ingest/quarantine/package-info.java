/** The items that were refused, each with its reason. */
@NullMarked
package io.fupan.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
