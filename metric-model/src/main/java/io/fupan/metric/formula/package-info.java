/** What a metric is, what is asked of it, and what its computation reads. */
@NullMarked
package io.fupan.metric.formula;

import org.jspecify.annotations.NullMarked;
