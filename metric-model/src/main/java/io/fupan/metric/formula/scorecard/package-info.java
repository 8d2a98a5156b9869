/** How a scope does against all its targets together. */
@NullMarked
package io.fupan.metric.formula.scorecard;

import org.jspecify.annotations.NullMarked;
