/** Changes of numbers and alerts as they come: server-sent events, to each caller those that they may see. */
@NullMarked
package io.fupan.metrics.stream;

import org.jspecify.annotations.NullMarked;
