package io.fupan.ingest.receipt;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the records of one receipt together. */
final class Assembly {

    /** The id is among the first members of a record; so most records need not be parsed. */
    private static final int BEGINNING = 256;

    private final String id;
    private final Map<Integer, Receipt> parts = new TreeMap<>();
    private @Nullable Instant receivedAt;

    Assembly(String id) {
        this.id = id;
    }

    /** Takes a record if it belongs to the receipt. */
    void offer(byte[] record) {
        String beginning =
                new String(record, 0, Math.min(record.length, BEGINNING), StandardCharsets.ISO_8859_1);
        if (!beginning.contains(id)) {
            return;
        }
        try {
            JsonNode json = EventCodec.parse(JsonBody.asText(record));
            String found = json.path("id").asString("");
            if (found.equals(id) || found.startsWith(id + '/')) {
                Receipt part = Json.mapper().treeToValue(complete(json.path("data")), Receipt.class);
                parts.put(part.part(), part);
                receivedAt = Instant.parse(json.path("time").asString(""));
            }
        } catch (Rejected | JacksonException | DateTimeException e) {
            throw new IllegalStateException("the receipt %s cannot be read".formatted(id), e);
        }
    }

    /** The receipt, once all its records came. */
    @Nullable StoredReceipt whole() {
        Receipt first = parts.get(1);
        Instant at = receivedAt;
        if (first == null || at == null || parts.size() < first.parts()) {
            return null;
        }
        List<String> events = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (Receipt part : parts.values()) {
            events.addAll(part.events());
            body.append(part.body());
        }
        return new StoredReceipt(
                id,
                at,
                first.door(),
                first.system(),
                first.connection(),
                first.adapter(),
                first.deliveryKey(),
                first.event(),
                first.contentType(),
                first.headers(),
                first.bytes(),
                first.sha256(),
                first.refused(),
                events,
                first.encoding(),
                body.toString());
    }

    /** Receipts of the first version have no headers, and were text always; JSON is text now. */
    private static JsonNode complete(JsonNode data) {
        if (data instanceof ObjectNode object) {
            if (!object.has("encoding")) {
                object.putObject("headers");
            }
            if (!object.path("encoding").asString("").equals(Receipt.BASE64)) {
                object.put("encoding", Receipt.UTF_8);
            }
        }
        return data;
    }
}
