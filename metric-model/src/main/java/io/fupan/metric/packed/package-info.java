/** Whole numbers in as few bytes as they need. */
@NullMarked
package io.fupan.metric.packed;

import org.jspecify.annotations.NullMarked;
