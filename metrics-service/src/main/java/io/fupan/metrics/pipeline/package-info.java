/** What moved the open pipeline: its API. */
@NullMarked
package io.fupan.metrics.pipeline;

import org.jspecify.annotations.NullMarked;
