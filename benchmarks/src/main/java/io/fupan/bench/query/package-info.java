/** Measures how long questions take on the cells of many deals. */
@NullMarked
package io.fupan.bench.query;

import org.jspecify.annotations.NullMarked;
