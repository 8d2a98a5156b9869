/** The questions managers ask: one number, a series, a ranking, the funnel. */
@NullMarked
package io.fupan.metrics.query;

import org.jspecify.annotations.NullMarked;
