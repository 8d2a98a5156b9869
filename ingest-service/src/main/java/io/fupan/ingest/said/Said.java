package io.fupan.ingest.said;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.delivery.Delivery;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object of a delivery, read with refusals that name the field. A field that is {@code null} reads as one
 * that is absent, and blank text too.
 *
 * @param json the object
 * @param path where it stands, empty for the whole body
 */
public record Said(JsonNode json, String path) {

    private static final int MAX_TEXT = 512;
    private static final int MAX_DIGITS = 30;
    private static final int MAX_SCALE = 12;

    /**
     * The body of a delivery.
     *
     * @throws Rejected if it is not one JSON object in UTF-8
     */
    public static Said in(Delivery delivery) {
        return object(JsonBody.read(delivery.body()), "");
    }

    /**
     * The elements of a body that is an array of objects.
     *
     * @throws Rejected if it is not an array of JSON objects in UTF-8
     */
    public static List<Said> allIn(Delivery delivery) {
        JsonNode json = JsonBody.read(delivery.body());
        if (!json.isArray()) {
            throw new Rejected("INVALID_BODY", null, "expected a JSON array, but received " + json.getNodeType());
        }
        return elements(json, "");
    }

    /** A text at the top of the body, for example the sender's name of the delivery; {@code null} if there is none. */
    public static @Nullable String peek(Delivery delivery, String name) {
        try {
            return in(delivery).optionalText(name);
        } catch (Rejected e) {
            return null; // reading it will say what is wrong
        }
    }

    /** The object in a field. */
    public Said object(String name) {
        return object(required(name), at(name));
    }

    /** The object in a field, if there is one. */
    public @Nullable Said optionalObject(String name) {
        JsonNode value = value(name);
        return value == null ? null : object(value, at(name));
    }

    /** The objects of the array in a field; none if there is no such field. */
    public List<Said> objects(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(name, "an array");
        }
        return elements(value, at(name));
    }

    /** Whether the field is there and not {@code null}. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** The text in a field; numbers read as their text. */
    public String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /** The text in a field, if there is one. */
    public @Nullable String optionalText(String name) {
        String text = optionalText(name, Integer.MAX_VALUE);
        if (text != null && text.length() > MAX_TEXT) {
            throw invalid(name, "at most %d characters".formatted(MAX_TEXT));
        }
        return text;
    }

    /** The text in a field, if there is one; what is longer is cut off. */
    public @Nullable String optionalText(String name, int longest) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString() && !value.isNumber()) {
            throw invalid(name, "text");
        }
        String text = value.asString().strip();
        return text.isEmpty() ? null : cut(text, longest);
    }

    /** The whole number in a field. */
    public long integer(String name) {
        return integer(name, required(name));
    }

    /** The whole number in a field, if there is one. */
    public @Nullable Long optionalInteger(String name) {
        JsonNode value = value(name);
        return value == null ? null : Long.valueOf(integer(name, value));
    }

    /** The number in a field, if there is one, also where it is written as text. */
    public @Nullable BigDecimal optionalDecimal(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            BigDecimal number =
                    value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString().strip());
            if (number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_SCALE) {
                return number;
            }
        } catch (RuntimeException e) {
            // refused below, as are numbers whose zeros alone would fill the memory
        }
        throw invalid(name, "a number");
    }

    /** Whether the field says so; an absent field does not. */
    public boolean flag(String name) {
        JsonNode value = value(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** The moment in a field that counts seconds. */
    public Instant epochSeconds(String name) {
        return Instant.ofEpochSecond(checkedSeconds(name, integer(name)));
    }

    /** The moment in a field that counts seconds, if there is one. */
    public @Nullable Instant optionalEpochSeconds(String name) {
        return has(name) ? epochSeconds(name) : null;
    }

    /** The moment in a field that holds an ISO 8601 time with offset. */
    public Instant instant(String name) {
        String text = text(name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(name, "a time with offset");
        }
    }

    /** Refuses a field for what is in it. */
    public Rejected invalid(String name, String expected) {
        return new Rejected("INVALID_FIELD", at(name), "expected %s in '%s'".formatted(expected, at(name)));
    }

    /** Refuses an object for what is not in it. */
    public Rejected missing(String name) {
        return new Rejected("MISSING_FIELD", at(name), "'%s' is required".formatted(at(name)));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private @Nullable JsonNode value(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode required(String name) {
        JsonNode value = value(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    private long integer(String name, JsonNode value) {
        try {
            return value.isNumber() ? value.decimalValue().longValueExact() : Long.parseLong(value.asString().strip());
        } catch (RuntimeException e) {
            throw invalid(name, "a whole number");
        }
    }

    /** Milliseconds in place of seconds would be a time in a far future: better refused than stored. */
    private long checkedSeconds(String name, long seconds) {
        // Not by its absolute value: that of the least number there is is negative.
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw invalid(name, "a time in seconds");
        }
        return seconds;
    }

    private static Said object(JsonNode json, String path) {
        if (!json.isObject()) {
            throw new Rejected(
                    path.isEmpty() ? "INVALID_BODY" : "INVALID_FIELD",
                    path.isEmpty() ? null : path,
                    "expected a JSON object, but received " + json.getNodeType());
        }
        return new Said(json, path);
    }

    private static List<Said> elements(JsonNode array, String path) {
        List<Said> elements = new ArrayList<>(array.size());
        for (JsonNode each : array) {
            elements.add(object(each, path + '[' + elements.size() + ']'));
        }
        return elements;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean halved = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, halved ? longest - 1 : longest);
    }
}
