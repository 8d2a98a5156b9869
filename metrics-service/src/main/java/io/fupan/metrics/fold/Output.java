package io.fupan.metrics.fold;

/**
 * A record on its way to one of the transform's three topics.
 *
 * @param to which topic
 * @param value the CloudEvent
 */
record Output(Destination to, byte[] value) {

    enum Destination {
        CELLS,
        DEALS,
        QUARANTINE
    }
}
