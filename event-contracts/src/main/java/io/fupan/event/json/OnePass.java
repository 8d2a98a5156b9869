package io.fupan.event.json;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;

/**
 * Reads an event in one pass over its bytes. It reads only what looks as it should, with the type before the data; what
 * does not goes over a tree, which says what is wrong, if anything is.
 */
final class OnePass<F extends Fact> {

    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "sequence",
            "recordedat",
            "receipt",
            "provenance");

    private final Map<String, ObjectReader> readers;

    private @Nullable String specversion;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable String type;
    private @Nullable String subject;
    private @Nullable String time;
    private @Nullable String sequence;
    private @Nullable String recordedAt;
    private @Nullable String receipt;
    private @Nullable String provenance;
    private @Nullable F data;

    /** With the readers of the data by type. */
    OnePass(Map<String, ObjectReader> readers) {
        this.readers = readers;
    }

    /**
     * The event whose first brace the parser has just read; {@code null} if it is not read here.
     *
     * @throws JacksonException if it is not JSON, or beyond the limits
     */
    @Nullable Event<F> read(JsonParser json) {
        try {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (!take(name, value, json)) {
                    return null;
                }
            }
            return json.currentToken() == JsonToken.END_OBJECT ? event() : null;
        } catch (DatabindException | ArithmeticException | NumberFormatException | DateTimeException | Rejected e) {
            return null;
        }
    }

    private boolean take(String name, JsonToken value, JsonParser json) {
        if (name.equals("data")) {
            return value == JsonToken.START_OBJECT && takeData(json);
        }
        if (value == JsonToken.VALUE_STRING) {
            return takeText(name, json.getString());
        }
        json.skipChildren();
        return !ATTRIBUTES.contains(name); // what is no text may stand only where nobody reads it
    }

    private boolean takeText(String name, String text) {
        switch (name) {
            case "specversion" -> specversion = text;
            case "id" -> id = text;
            case "source" -> source = text;
            case "type" -> type = text;
            case "subject" -> subject = text;
            case "time" -> time = text;
            case "sequence" -> sequence = text;
            case "recordedat" -> recordedAt = text;
            case "receipt" -> receipt = text;
            case "provenance" -> provenance = text;
            default -> {
                return true; // an extension that nobody here reads
            }
        }
        return !text.isBlank() && text.length() <= EventCodec.MAX_ATTRIBUTE;
    }

    @SuppressWarnings("unchecked") // the readers are those of the family's classes
    private boolean takeData(JsonParser json) {
        ObjectReader reader = type == null ? null : readers.get(type);
        if (reader == null) {
            return false;
        }
        data = (F) reader.readValue(json);
        Components.require(data, "data");
        return true;
    }

    private @Nullable Event<F> event() {
        if (id == null || source == null || type == null || subject == null || time == null || data == null) {
            return null;
        }
        if (!"1.0".equals(specversion)) {
            return null;
        }
        Instant recorded = recordedAt == null ? null : Times.parse(recordedAt);
        return new Event<>(
                id, source, type, subject, Times.parse(time), sequence, recorded, receipt, provenance, data);
    }
}
