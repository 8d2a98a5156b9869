/** How far the data can be relied on. */
@NullMarked
package io.fupan.metric.formula.quality;

import org.jspecify.annotations.NullMarked;
