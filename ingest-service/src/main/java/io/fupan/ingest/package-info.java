/** The door for everything that is recorded: what comes in by HTTP is on its topic before it is called accepted. */
@NullMarked
package io.fupan.ingest;

import org.jspecify.annotations.NullMarked;
