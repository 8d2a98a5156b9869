/** What is sold, against whom, and why deals are lost: its API. */
@NullMarked
package io.fupan.metrics.market;

import org.jspecify.annotations.NullMarked;
