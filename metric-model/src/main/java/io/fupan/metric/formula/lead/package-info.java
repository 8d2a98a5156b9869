/** Metrics of leads: how soon somebody answered them. */
@NullMarked
package io.fupan.metric.formula.lead;

import org.jspecify.annotations.NullMarked;
