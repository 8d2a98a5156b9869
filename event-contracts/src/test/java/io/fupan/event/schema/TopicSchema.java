package io.fupan.event.schema;

import io.fupan.event.Event;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import io.fupan.event.topic.Topic;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a topic's values: the CloudEvents envelope, and what each type's data is. */
final class TopicSchema {

    private static final String FORM =
            ", as CloudEvents 1.0 in structured JSON. A field without a value is left out. Fields and types may be added.";
    private static final int MAX_ATTRIBUTE = 512;

    private final Javadocs javadocs;

    TopicSchema(Javadocs javadocs) {
        this.javadocs = javadocs;
    }

    /** The schema of a public topic. */
    ObjectNode of(Topic topic) {
        EventCodec<?> family = topic.contract().values();
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:fupan:schema:" + topic.name());
        schema.put("title", topic.name());
        schema.put("description", topic.contract().says() + FORM);
        schema.setAll(envelope());
        ArrayNode kinds = schema.putArray("oneOf");
        family.facts().keySet().forEach(type -> kinds.add(kind(type)));
        kinds.add(unknown(family));
        schema.set("$defs", definitions(family));
        return schema;
    }

    /** The definitions of a family's data, under the names of its types. */
    ObjectNode definitions(EventCodec<?> family) {
        return new FactSchemas(javadocs, family.facts()).definitions(family.facts().values());
    }

    /** What every record is, whatever its type. */
    ObjectNode envelope() {
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.put("type", "object");
        List<String> required = new ArrayList<>(List.of("specversion", "datacontenttype"));
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        for (RecordComponent component : Event.class.getRecordComponents()) {
            String name = component.getName().toLowerCase(Locale.ROOT);
            ObjectNode property = properties.putObject(name);
            describe(component, property);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
        }
        properties.putObject("datacontenttype").put("const", "application/json");
        required.forEach(schema.putArray("required")::add);
        return schema;
    }

    private void describe(RecordComponent component, ObjectNode property) {
        property.put("description", javadocs.of(Event.class, component.getName()));
        if (component.getName().equals("data")) {
            property.put("type", "object");
        } else if (component.getType() == Instant.class) {
            property.put("type", "string").put("format", "date-time");
        } else {
            property.put("type", "string").put("minLength", 1).put("maxLength", MAX_ATTRIBUTE);
        }
    }

    private static ObjectNode kind(String type) {
        ObjectNode kind = Json.mapper().createObjectNode().put("title", type);
        ObjectNode properties = kind.putObject("properties");
        properties.putObject("type").put("const", type);
        properties.putObject("data").put("$ref", "#/$defs/" + type);
        return kind;
    }

    private static JsonNode unknown(EventCodec<?> family) {
        ObjectNode kind = Json.mapper().createObjectNode().put("title", "a type of a later version");
        ArrayNode known = kind.putObject("properties").putObject("type").putObject("not").putArray("enum");
        family.facts().keySet().forEach(known::add);
        return kind;
    }
}
