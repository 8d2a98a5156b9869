/** The contracts in forms that other languages read. */
@NullMarked
package io.fupan.event.schema;

import org.jspecify.annotations.NullMarked;
