/** How far the data can be relied on: its API. */
@NullMarked
package io.fupan.metrics.quality;

import org.jspecify.annotations.NullMarked;
