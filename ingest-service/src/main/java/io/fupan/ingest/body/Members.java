package io.fupan.ingest.body;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Single members of a body that nobody has proved yet: some systems put their proof into it. Of all else nothing is
 * built or remembered, neither the values nor the names, so that such a body takes no more memory than its bytes.
 */
public final class Members {

    private static final JsonFactory UNPROVED = Json.mapper()
            .tokenStreamFactory()
            .rebuild()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Members() {}

    /**
     * The body's object with those of the members that it has; of one that is an object or a list itself no more than
     * that.
     *
     * @throws Rejected as {@link JsonBody#read}, and {@code INVALID_ITEM} if the body is no object
     */
    public static JsonObject of(byte[] body, Set<String> names) {
        return JsonBody.parse(
                body,
                bytes -> UNPROVED.createParser(ObjectReadContext.empty(), bytes),
                json -> chosen(json, names));
    }

    /** Reads everything that {@link #of} reads, and remembers no name. */
    static JsonParser parser(String body) {
        return UNPROVED.createParser(ObjectReadContext.empty(), body);
    }

    private static JsonObject chosen(JsonParser json, Set<String> names) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new Rejected("INVALID_ITEM", null, "expected a JSON object, but received another value");
        }
        ObjectNode chosen = Json.mapper().createObjectNode();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (names.contains(name)) {
                if (chosen.has(name)) {
                    throw new Rejected("INVALID_JSON", null, "expected JSON: '%s' comes twice".formatted(name));
                }
                put(chosen, name, value, json);
            }
            json.skipChildren();
        }
        return JsonObject.of(chosen);
    }

    private static void put(ObjectNode chosen, String name, JsonToken value, JsonParser json) {
        switch (value) {
            case VALUE_STRING -> chosen.put(name, json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> chosen.put(name, json.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> chosen.put(name, value == JsonToken.VALUE_TRUE);
            case START_OBJECT -> chosen.putObject(name);
            case START_ARRAY -> chosen.putArray(name);
            default -> chosen.putNull(name);
        }
    }
}
