/** Rules about metrics that somebody wants to be told of, and what becomes of them when the numbers move. */
@NullMarked
package io.fupan.metrics.monitor;

import org.jspecify.annotations.NullMarked;
