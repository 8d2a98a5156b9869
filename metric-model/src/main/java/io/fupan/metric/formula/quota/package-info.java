/** What was meant to be reached and foreseen, against what was. */
@NullMarked
package io.fupan.metric.formula.quota;

import org.jspecify.annotations.NullMarked;
