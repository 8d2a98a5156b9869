/** Metrics of what moves the open pipeline: movements, expected closes put off, deals left lying. */
@NullMarked
package io.fupan.metric.formula.pipeline;

import org.jspecify.annotations.NullMarked;
