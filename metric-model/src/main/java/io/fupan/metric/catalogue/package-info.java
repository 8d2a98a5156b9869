/** The metrics: what each one means, and its value from the cells. */
@NullMarked
package io.fupan.metric.catalogue;

import org.jspecify.annotations.NullMarked;
