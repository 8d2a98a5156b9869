/** The ceiling: an HTTP server that parses and produces, and does nothing else. */
@NullMarked
package io.fupan.bench.bare;

import org.jspecify.annotations.NullMarked;
