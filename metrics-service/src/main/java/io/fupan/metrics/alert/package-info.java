/** What monitors found: a view in memory, and its API. */
@NullMarked
package io.fupan.metrics.alert;

import org.jspecify.annotations.NullMarked;
