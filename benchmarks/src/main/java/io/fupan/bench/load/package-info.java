/** Sends over connections that stay open, and measures how long each answer takes. */
@NullMarked
package io.fupan.bench.load;

import org.jspecify.annotations.NullMarked;
