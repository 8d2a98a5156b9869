/** How soon an event is in the numbers, beside a bare stream processor. */
@NullMarked
package io.fupan.bench.latency;

import org.jspecify.annotations.NullMarked;
