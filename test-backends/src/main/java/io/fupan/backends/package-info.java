/** The broker and the store that services are tested with. */
@NullMarked
package io.fupan.backends;

import org.jspecify.annotations.NullMarked;
