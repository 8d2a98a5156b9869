package io.fupan.ingest.body;

import io.fupan.ingest.delivery.Limits;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** One JSON value of a body, and the bytes it came in. */
public final class JsonItem {

    private final JsonNode json;
    private final byte[] body;
    private final int from;
    private final int to;

    JsonItem(JsonNode json, byte[] body, int from, int to) {
        this.json = json;
        this.body = body;
        this.from = from;
        this.to = to;
    }

    /** The value. */
    public JsonNode json() {
        return json;
    }

    /** The item as it came, not longer than an event may be; a character cut in two is replaced. */
    public String raw() {
        return new String(body, from, Math.min(to - from, Limits.EVENT_BYTES), StandardCharsets.UTF_8);
    }
}
