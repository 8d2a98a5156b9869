/** Metrics that combine others: how fast money comes, and how much hangs on a few deals. */
@NullMarked
package io.fupan.metric.formula.analysis;

import org.jspecify.annotations.NullMarked;
