/** The deals behind the numbers: a view in MongoDB, and its API. */
@NullMarked
package io.fupan.metrics.deal;

import org.jspecify.annotations.NullMarked;
