/** What events that became known later changed about a period, deal by deal. */
@NullMarked
package io.fupan.metric.restatement;

import org.jspecify.annotations.NullMarked;
