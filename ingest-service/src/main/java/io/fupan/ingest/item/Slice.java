package io.fupan.ingest.item;

import io.fupan.ingest.delivery.Limits;
import java.nio.charset.StandardCharsets;

/** The bytes of one item within a body. */
record Slice(byte[] body, int from, int to) {

    int length() {
        return to - from;
    }

    /** The item as text, not longer than an event may be; a character cut in two is replaced. */
    String text() {
        return new String(body, from, Math.min(length(), Limits.EVENT_BYTES), StandardCharsets.UTF_8);
    }
}
