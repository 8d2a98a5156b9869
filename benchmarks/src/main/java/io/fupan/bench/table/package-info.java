/** Files as people keep them, made of any number of rows. */
@NullMarked
package io.fupan.bench.table;

import org.jspecify.annotations.NullMarked;
