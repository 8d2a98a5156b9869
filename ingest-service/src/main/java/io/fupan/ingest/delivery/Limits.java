package io.fupan.ingest.delivery;

/** How much a delivery may hold; what is larger is refused before it costs much. */
public final class Limits {

    /** Bytes of a body. */
    public static final int BODY_BYTES = 1024 * 1024;

    /** Bytes of one event as it came. */
    public static final int EVENT_BYTES = 256 * 1024;

    /** Events of one delivery. */
    public static final int EVENTS = 500;

    private Limits() {}
}
