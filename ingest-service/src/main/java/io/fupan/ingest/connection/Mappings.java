package io.fupan.ingest.connection;

import io.fupan.event.json.Json;
import io.fupan.ingest.crm.Mapping;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Reads mappings. What is left out is as in {@link Mapping#NONE}, also when a mapping learns more words later. */
final class Mappings {

    private static final ObjectReader READER =
            Json.mapper().readerFor(Mapping.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Mappings() {}

    /**
     * The mapping of some JSON.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static Mapping of(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return Mapping.NONE;
        }
        if (!(given instanceof ObjectNode members)) {
            throw new IllegalArgumentException("a mapping is a JSON object");
        }
        ObjectNode whole = Json.mapper().valueToTree(Mapping.NONE);
        whole.setAll(members);
        try {
            Mapping mapping = READER.readValue(whole);
            Currency.getInstance(mapping.currency());
            return mapping;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the mapping cannot be read: " + Json.reasonOf(e), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException("the mapping holds an unknown currency, or nothing where a value is needed", e);
        }
    }

    /** Properties as JSON. */
    static JsonNode tree(Map<String, Object> properties) {
        return Json.mapper().valueToTree(properties);
    }
}
