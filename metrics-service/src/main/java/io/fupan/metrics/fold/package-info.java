/** The transform: deal events are folded into facts, and what the facts add to daily cells is summed. */
@NullMarked
package io.fupan.metrics.fold;

import org.jspecify.annotations.NullMarked;
