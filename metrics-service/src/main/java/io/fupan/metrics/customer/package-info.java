/** The customers: a view in MongoDB, and its API. */
@NullMarked
package io.fupan.metrics.customer;

import org.jspecify.annotations.NullMarked;
