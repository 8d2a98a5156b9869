package io.fupan.event.json;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the events of one family as CloudEvents 1.0 structured JSON, and reads them back.
 *
 * <p>The wire carries our own type names, never Java's. Reading is strict about what is required (a record component
 * that is not {@link Nullable}) and lenient about what is new: unknown fields are ignored, and an unknown type is read
 * as the family's {@code Unknown}.
 */
public final class EventCodec<F extends Fact> {

    /** The media type of one event. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** The media type of a JSON array of events. */
    public static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

    /** Longest text of an attribute, in characters. */
    static final int MAX_ATTRIBUTE = 512;

    /** Reads a value within a document: more may follow it. */
    private static final ObjectReader DATA =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Map<String, Class<? extends F>> classes;
    private final Map<Class<? extends F>, String> types;
    private final Map<String, ObjectReader> readers;
    private final BiFunction<String, JsonNode, ? extends F> unknown;

    EventCodec(Map<String, Class<? extends F>> classes, BiFunction<String, JsonNode, ? extends F> unknown) {
        this.classes = Map.copyOf(classes);
        this.types = classes.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
        this.readers = classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> DATA.forType(each.getValue())));
        this.unknown = unknown;
    }

    /** The types of several families together. */
    @SafeVarargs
    static EventCodec<Fact> union(BiFunction<String, JsonNode, Fact> unknown, EventCodec<? extends Fact>... families) {
        Map<String, Class<? extends Fact>> classes = new HashMap<>();
        for (EventCodec<? extends Fact> family : families) {
            classes.putAll(family.classes);
        }
        return new EventCodec<>(classes, unknown);
    }

    /** Whether this version knows the type; events of unknown types of a family are still readable. */
    public boolean knows(String type) {
        return classes.containsKey(type);
    }

    /** The facts this version knows, by the wire name of their type, in its order. */
    public SortedMap<String, Class<? extends F>> facts() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /** The wire name of a fact's class. */
    public String typeOf(Class<?> factClass) {
        String type = types.get(factClass);
        if (type == null) {
            throw new IllegalArgumentException(factClass + " is not in the family " + classes.keySet());
        }
        return type;
    }

    /** The event as one self-contained JSON document. */
    public byte[] write(Event<? extends F> event) {
        byte[] data = Json.mapper().writeValueAsBytes(
                types.containsKey(event.data().getClass()) ? event.data() : dataToJson(event.data()));
        Line line = new Line(data.length);
        attributes(event, line::text);
        return line.end("data", data);
    }

    private static void attributes(Event<?> event, BiConsumer<String, String> attribute) {
        attribute.accept("specversion", "1.0");
        attribute.accept("id", event.id());
        attribute.accept("source", event.source());
        attribute.accept("type", event.type());
        attribute.accept("subject", event.subject());
        attribute.accept("time", event.time().toString());
        acceptIfPresent(attribute, "sequence", event.sequence());
        acceptIfPresent(attribute, "recordedat", event.recordedAt());
        acceptIfPresent(attribute, "receipt", event.receipt());
        acceptIfPresent(attribute, "provenance", event.provenance());
        attribute.accept("datacontenttype", "application/json");
    }

    /** The event as a JSON tree. */
    public ObjectNode toJson(Event<? extends F> event) {
        ObjectNode json = Json.mapper().createObjectNode();
        attributes(event, json::put);
        json.set("data", dataToJson(event.data()));
        return json;
    }

    /** The data of an event, to be part of another document; it is turned into JSON only when that is written. */
    public JsonNode data(Event<? extends F> event) {
        F data = event.data();
        return types.containsKey(data.getClass())
                ? Json.mapper().getNodeFactory().pojoNode(data)
                : dataToJson(data);
    }

    private JsonNode dataToJson(F data) {
        if (types.containsKey(data.getClass())) {
            return Json.mapper().valueToTree(data);
        }
        // An Unknown is written back as it was read.
        JsonNode raw = Json.mapper().valueToTree(data).get("data");
        return raw == null ? Json.mapper().createObjectNode() : raw;
    }

    /**
     * Reads one event.
     *
     * @throws Rejected if the bytes are not JSON, not a CloudEvent, or not a valid fact of this family
     */
    public Event<F> read(byte[] bytes) {
        Event<F> event = asWritten(bytes);
        return event != null ? event : read(parse(bytes));
    }

    /** The event in one pass over the bytes, if they look as {@link #write} writes them. */
    private @Nullable Event<F> asWritten(byte[] bytes) {
        try (JsonParser json = Json.mapper().createParser(bytes)) {
            Event<F> event = json.nextToken() == JsonToken.START_OBJECT ? readNext(json) : null;
            return event == null || json.nextToken() != null ? null : event;
        } catch (JacksonException e) {
            return null;
        }
    }

    /**
     * Reads the event whose first brace the parser has just read, up to its last one, in one pass.
     *
     * @return {@code null} if it does not look as events mostly do: then the parser stands anywhere in it or at its end,
     *     and {@link #read(JsonNode)} reads the event, or says why it cannot be read
     * @throws JacksonException if it is not JSON, or beyond the limits of {@link Json}
     */
    public @Nullable Event<F> readNext(JsonParser json) {
        return new OnePass<F>(readers).read(json);
    }

    /**
     * Parses bytes as one JSON value, within the limits of {@link Json}.
     *
     * @throws Rejected with reason {@code INVALID_JSON}
     */
    public static JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = Json.mapper().readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new Rejected("INVALID_JSON", null, "expected a JSON value, but the body is empty");
            }
            return node;
        } catch (JacksonException e) {
            throw new Rejected("INVALID_JSON", null, "expected JSON: " + Json.reasonOf(e));
        } catch (NumberFormatException | ArithmeticException e) {
            // Decimals with exponents no decimal can have get past the parser's own limits.
            throw new Rejected("INVALID_JSON", null, "expected JSON: a number is out of range");
        }
    }

    /**
     * Reads one event from a JSON tree.
     *
     * @throws Rejected if it is not a CloudEvent or not a valid fact of this family
     */
    public Event<F> read(JsonNode json) {
        Attributes attributes = new Attributes(json);
        attributes.requireSpecVersion();
        String type = attributes.text("type");
        JsonNode data = json.get("data");
        if (data == null || !data.isObject()) {
            throw new Rejected("MISSING_FIELD", "data", "expected a JSON object in 'data'");
        }
        return event(attributes, bind(type, data));
    }

    private static <F extends Fact> Event<F> event(Attributes attributes, F data) {
        attributes.requireSpecVersion();
        return new Event<>(
                attributes.text("id"),
                attributes.text("source"),
                attributes.text("type"),
                attributes.text("subject"),
                attributes.instant("time"),
                attributes.optionalText("sequence"),
                attributes.optionalInstant("recordedat"),
                attributes.optionalText("receipt"),
                attributes.optionalText("provenance"),
                data);
    }

    /**
     * Reads the data of a fact.
     *
     * @throws Rejected if a required field is missing or a field has the wrong shape
     */
    public F bind(String type, JsonNode data) {
        Class<? extends F> factClass = classes.get(type);
        if (factClass == null) {
            return unknown.apply(type, data);
        }
        F fact;
        try {
            fact = Json.mapper().treeToValue(data, factClass);
        } catch (DatabindException e) {
            throw new Rejected("INVALID_FIELD", path(e), "%s: %s".formatted(type, reasonOf(e)));
        } catch (JacksonException | ArithmeticException e) {
            throw new Rejected("INVALID_FIELD", "data", type + ": a number is out of range");
        }
        Components.require(fact, "data");
        return fact;
    }

    /** What a sender can act on: our own rule if one was broken, never the name of a Java class. */
    private static String reasonOf(DatabindException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException broken
                ? String.valueOf(broken.getMessage())
                : "the value does not have the shape of this field";
    }

    private static String path(DatabindException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .map(step -> '.' + step)
                .collect(Collectors.joining("", "data", ""));
    }

    private static void acceptIfPresent(
            BiConsumer<String, String> attribute, String name, @Nullable Object value) {
        if (value != null) {
            attribute.accept(name, value.toString());
        }
    }

    /** The context attributes of a CloudEvent, read with messages that name the attribute. */
    private record Attributes(JsonNode json) {

        Attributes {
            if (!json.isObject()) {
                throw new Rejected(
                        "INVALID_EVENT", null, "expected a CloudEvents JSON object, but received " + json.getNodeType());
            }
        }

        void requireSpecVersion() {
            String version = text("specversion");
            if (!version.equals("1.0")) {
                throw new Rejected(
                        "INVALID_FIELD", "specversion", "expected CloudEvents specversion 1.0, but received " + version);
            }
        }

        String text(String name) {
            String value = optionalText(name);
            if (value == null) {
                throw new Rejected("MISSING_FIELD", name, "the CloudEvents attribute '%s' is required".formatted(name));
            }
            return value;
        }

        @Nullable String optionalText(String name) {
            JsonNode value = json.get(name);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isString() && !value.isNumber()) {
                throw new Rejected("INVALID_FIELD", name, "expected text in '%s'".formatted(name));
            }
            String text = value.asString();
            if (text.isBlank() || text.length() > MAX_ATTRIBUTE) {
                throw new Rejected(
                        "INVALID_FIELD",
                        name,
                        "expected 1 to %d characters in '%s', but received %d"
                                .formatted(MAX_ATTRIBUTE, name, text.length()));
            }
            return text;
        }

        Instant instant(String name) {
            return parseInstant(name, text(name));
        }

        @Nullable Instant optionalInstant(String name) {
            String text = optionalText(name);
            return text == null ? null : parseInstant(name, text);
        }

        private static Instant parseInstant(String name, String text) {
            try {
                return Times.parse(text);
            } catch (DateTimeException e) {
                throw new Rejected(
                        "INVALID_FIELD",
                        name,
                        "expected an RFC 3339 time with offset in '%s', for example 2017-03-01T04:00:00Z, but received %s"
                                .formatted(name, text));
            }
        }
    }
}
