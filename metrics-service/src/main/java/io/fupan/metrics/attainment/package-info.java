/** Who has reached what of the target, and how fast. */
@NullMarked
package io.fupan.metrics.attainment;

import org.jspecify.annotations.NullMarked;
