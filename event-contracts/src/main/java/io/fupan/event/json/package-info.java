/** How events are written as CloudEvents JSON and read back, strictly. */
@NullMarked
package io.fupan.event.json;

import org.jspecify.annotations.NullMarked;
