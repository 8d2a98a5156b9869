/** What happens to customers: who they are, what they order and pay, and when they leave. */
@NullMarked
package io.fupan.event.customer;

import org.jspecify.annotations.NullMarked;
