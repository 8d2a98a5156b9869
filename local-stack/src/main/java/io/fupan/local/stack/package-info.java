/** The parts of the platform put together on one machine. */
@NullMarked
package io.fupan.local.stack;

import org.jspecify.annotations.NullMarked;
