/** What is behind a number, one by one: what evidence of deals and of customers have in common. */
@NullMarked
package io.fupan.metrics.evidence;

import org.jspecify.annotations.NullMarked;
