package io.fupan.metrics.fold;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way to one of the transform's topics.
 *
 * @param to which topic
 * @param value the CloudEvent; {@code null} says that there is nothing under the record's key any more
 */
record Output(Destination to, byte @Nullable [] value) {

    enum Destination {
        CELLS,
        DEALS,
        QUARANTINE,
        LINKS,
        CUSTOMERS
    }
}
