/** What a foreign system says in JSON, and the events made of it. */
@NullMarked
package io.fupan.ingest.said;

import org.jspecify.annotations.NullMarked;
