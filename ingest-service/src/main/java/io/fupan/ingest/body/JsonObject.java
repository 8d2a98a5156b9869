package io.fupan.ingest.body;

import io.fupan.event.Rejected;
import io.fupan.ingest.change.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object whose fields are read as what the system means by them. Numbers written as text are numbers too, and
 * empty text is no value. Every method may throw {@link Rejected} {@code INVALID_FIELD}, naming the field.
 */
public final class JsonObject {

    private static final int MAX_SCALE = 64;

    private final ObjectNode json;
    private final String path;

    private JsonObject(ObjectNode json, String path) {
        this.json = json;
        this.path = path;
    }

    /**
     * Reads a value as an object.
     *
     * @throws Rejected {@code INVALID_ITEM} if it is none
     */
    public static JsonObject of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return new JsonObject(object, "");
        }
        throw new Rejected("INVALID_ITEM", null, "expected a JSON object, but received " + json.getNodeType());
    }

    /** The object itself. */
    public ObjectNode json() {
        return json;
    }

    /** Whether the field is there, be it empty. */
    public boolean has(String name) {
        return json.has(name);
    }

    /** The names of all fields. */
    public List<String> names() {
        return List.copyOf(json.propertyNames());
    }

    /** The object in a field; {@code null} if the field is absent or empty. */
    public @Nullable JsonObject object(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new JsonObject(object, path + name + '.');
        }
        throw invalid(name, "an object", value);
    }

    /** The object in a field that has to be there. */
    public JsonObject requireObject(String name) {
        JsonObject value = object(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** The elements of an array; none if the field is absent or empty. */
    public List<JsonNode> array(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(name, "an array", value);
        }
        return List.copyOf(value.values());
    }

    /** Text, a number or a truth value, as text; {@code null} if the field is absent or empty. */
    public @Nullable String text(String name) {
        return said(name).orNull();
    }

    /** Text, or an id written as a number, in a field that has to be there. */
    public String require(String name) {
        String value = text(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** Text, a number or a truth value, as text. */
    public Field<String> said(String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            return Field.absent();
        }
        if (value.isNull()) {
            return Field.cleared();
        }
        if (!value.isValueNode()) {
            throw invalid(name, "a single value", value);
        }
        String text = value.asString();
        return text.isBlank() ? Field.cleared() : Field.of(text);
    }

    /** What is said about a field, or about another one if it has no value. */
    public Field<String> said(String name, String otherwise) {
        Field<String> first = said(name);
        return first.orNull() == null ? said(otherwise) : first;
    }

    /** A decimal. */
    public Field<BigDecimal> decimal(String name) {
        JsonNode value = json.get(name);
        Field<BigDecimal> decimal =
                value != null && value.isNumber()
                        ? Field.of(value.decimalValue())
                        : parsed(name, "a decimal", BigDecimal::new);
        decimal.ifValue(number -> {
            // Written out, its zeros alone would fill the memory.
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                throw new Rejected("INVALID_FIELD", path + name, "expected a decimal of a size that numbers have");
            }
        });
        return decimal;
    }

    /** A decimal in a field that has to be there, see {@link #decimal}. */
    public BigDecimal requireDecimal(String name) {
        BigDecimal value = decimal(name).orNull();
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** A truth value; {@code null} if the field is absent or empty. */
    public @Nullable Boolean flag(String name) {
        return parsed(name, "true or false", JsonObject::truth).orNull();
    }

    /** A time: ISO 8601 with an offset, {@code yyyy-MM-dd HH:mm:ss} in UTC, or milliseconds since 1970. */
    public Field<Instant> time(String name) {
        return parsed(name, "a time", Times::parse);
    }

    /** A time in seconds since 1970. */
    public Field<Instant> seconds(String name) {
        return parsed(name, "seconds since 1970", Times::parseSeconds);
    }

    /** A time in a field that has to be there, see {@link #time}. */
    public Instant requireTime(String name) {
        Instant value = time(name).orNull();
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** A day; of a time in milliseconds the day in UTC, because that is how days without a zone travel. */
    public Field<LocalDate> day(String name) {
        return parsed(name, "a date", Times::parseDay);
    }

    /** A whole number. */
    public @Nullable Long number(String name) {
        return parsed(name, "a whole number", Long::valueOf).orNull();
    }

    private interface Parsing<T> {
        T of(String text);
    }

    private <T> Field<T> parsed(String name, String expected, Parsing<T> parsing) {
        return said(name).map(text -> {
            try {
                return parsing.of(text.strip());
            } catch (RuntimeException e) {
                // Parsers of numbers and times have no exception in common.
                throw new Rejected(
                        "INVALID_FIELD", path + name, "expected %s, but received '%s'".formatted(expected, text));
            }
        });
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private Rejected missing(String name) {
        return new Rejected("MISSING_FIELD", path + name, "'%s%s' is required".formatted(path, name));
    }

    private Rejected invalid(String name, String expected, JsonNode value) {
        return new Rejected(
                "INVALID_FIELD", path + name, "expected %s, but received %s".formatted(expected, value.getNodeType()));
    }
}
