/** Daily cells, the sums that every metric is computed from. */
@NullMarked
package io.fupan.event.cell;

import org.jspecify.annotations.NullMarked;
