package io.fupan.ingest.delivery;

import java.nio.charset.StandardCharsets;

/** The bytes of one item within a body. */
public record Slice(byte[] body, int from, int to) {

    /** A body as a whole. */
    public static Slice whole(byte[] body) {
        return new Slice(body, 0, body.length);
    }

    /** How many bytes it has. */
    public int length() {
        return to - from;
    }

    /** The item as text, not longer than an event may be; a character cut in two is replaced. */
    public String text() {
        return new String(body, from, Math.min(length(), Limits.EVENT_BYTES), StandardCharsets.UTF_8);
    }
}
