package io.fupan.ingest.body;

import io.fupan.ingest.delivery.Slice;
import tools.jackson.databind.JsonNode;

/** One JSON value of a body, and the bytes it came in. */
public final class JsonItem {

    private final JsonNode json;
    private final Slice bytes;

    JsonItem(JsonNode json, Slice bytes) {
        this.json = json;
        this.bytes = bytes;
    }

    /** The value. */
    public JsonNode json() {
        return json;
    }

    /** The item as it came, not longer than an event may be; a character cut in two is replaced. */
    public String raw() {
        return bytes.text();
    }
}
