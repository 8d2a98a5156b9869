/** How fast a history is folded, beside a bare stream processor, and how that grows with the history. */
@NullMarked
package io.fupan.bench.replay;

import org.jspecify.annotations.NullMarked;
