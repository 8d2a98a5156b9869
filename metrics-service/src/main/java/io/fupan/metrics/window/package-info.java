/** A question about a scope and a period, read from the cells by a caller who may see it. */
@NullMarked
package io.fupan.metrics.window;

import org.jspecify.annotations.NullMarked;
