/** A real Kafka broker of one node, in its own process. */
@NullMarked
package io.fupan.local.broker;

import org.jspecify.annotations.NullMarked;
