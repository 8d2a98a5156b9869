/** The command {@code fupan}: broker, store and all services on one machine. */
@NullMarked
package io.fupan.local;

import org.jspecify.annotations.NullMarked;
