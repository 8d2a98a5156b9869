package io.fupan.ingest.receipt;

import io.fupan.event.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A body of JSON within the record of its receipt, byte for byte as it came. As text, a sixth of it would be backslashes,
 * and to write them took longer than to check the signature.
 */
final class JsonBody {

    private static final byte[] NAME = ",\"body\":".getBytes(StandardCharsets.US_ASCII);

    /** Braces that end the data and the record. */
    private static final int ENDS = 2;

    /** Bodies were as deep as may be before they were put in here. */
    private static final JsonFactory RECORDS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH + ENDS)
                    .build())
            .build();

    private JsonBody() {}

    /** The record with the body as the last member of its data, in which there are others. */
    static byte[] put(byte[] record, byte[] body) {
        int head = record.length - ENDS;
        byte[] whole = Arrays.copyOf(record, record.length + NAME.length + body.length);
        System.arraycopy(NAME, 0, whole, head, NAME.length);
        System.arraycopy(body, 0, whole, head + NAME.length, body.length);
        System.arraycopy(record, head, whole, head + NAME.length + body.length, ENDS);
        return whole;
    }

    /** The record with its body as text, as other records have it. */
    static byte[] asText(byte[] record) {
        try (JsonParser json = RECORDS.createParser(ObjectReadContext.empty(), record)) {
            if (!find(json)) {
                return record;
            }
            int from = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            int to = (int) json.currentLocation().getByteOffset();
            byte[] text = Json.mapper().writeValueAsBytes(new Text(Arrays.copyOfRange(record, from, to)));
            ByteArrayOutputStream changed = new ByteArrayOutputStream(record.length + text.length);
            changed.write(record, 0, from);
            changed.writeBytes(text);
            changed.write(record, to, record.length - to);
            return changed.toByteArray();
        }
    }

    /** Goes to the body, if it is not text. */
    private static boolean find(JsonParser json) {
        json.nextToken();
        return enter(json, "data") && enter(json, "body");
    }

    private static boolean enter(JsonParser json, String name) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = json.currentName().equals(name);
            boolean structured = json.nextToken().isStructStart();
            if (found) {
                return structured;
            }
            json.skipChildren();
        }
        return false;
    }
}
