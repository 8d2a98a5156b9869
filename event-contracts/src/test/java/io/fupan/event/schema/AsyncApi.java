package io.fupan.event.schema;

import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import io.fupan.event.topic.Contract;
import io.fupan.event.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI 3 document of the topics. Its schemas are those of {@link TopicSchema}, without what the version of
 * JSON Schema that AsyncAPI is built on does not know.
 */
final class AsyncApi {

    private static final String FRAME =
            """
            {
              "asyncapi": "3.0.0",
              "info": {
                "title": "Fupan",
                "version": "v1",
                "description": "What the platform for sales retrospectives writes, for whoever subscribes to it. Only \
            the platform writes to these topics; what others have to say goes through its API. Values are CloudEvents \
            1.0 in structured JSON, keys are plain text. Read with `isolation.level=read_committed`, ignore fields \
            and types you do not know.",
                "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"}
              },
              "defaultContentType": "application/cloudevents+json",
              "servers": {
                "broker": {
                  "host": "{address}",
                  "protocol": "kafka",
                  "description": "The broker of the installation",
                  "variables": {"address": {"default": "localhost:9092"}}
                }
              }
            }""";

    private static final String ENVELOPE = "CloudEvent";

    private final TopicSchema schemas;
    private final ObjectNode document = (ObjectNode) Json.mapper().readTree(FRAME);
    private final ObjectNode channels = document.putObject("channels");
    private final ObjectNode operations = document.putObject("operations");
    private final ObjectNode definitions = Json.mapper().createObjectNode();

    private AsyncApi(TopicSchema schemas) {
        this.schemas = schemas;
    }

    /** The document of some topics. */
    static ObjectNode of(List<Topic> topics, TopicSchema schemas) {
        AsyncApi api = new AsyncApi(schemas);
        api.definitions.set(ENVELOPE, api.schemas.envelope());
        topics.forEach(api::add);
        api.document.putObject("components").set("schemas", rewritten(api.definitions));
        return api.document;
    }

    private void add(Topic topic) {
        Contract contract = topic.contract();
        ObjectNode channel = channels.putObject(topic.name());
        channel.put("address", topic.name());
        channel.put("summary", contract.says());
        channel.put("description", description(topic));
        if (contract.values() != null) {
            messages(channel.putObject("messages"), topic);
        }
        configuration(channel.withObject("/bindings/kafka"), topic);
        contract.writers().forEach(writer -> operations
                .putObject(writer + '.' + topic.name())
                .put("action", "send")
                .put("summary", writer + " writes")
                .set("channel", reference("#/channels/" + topic.name())));
    }

    private static String description(Topic topic) {
        Contract contract = topic.contract();
        StringBuilder text = new StringBuilder("Key: %s. Kept: %s.".formatted(contract.key(), kept(topic.retention())));
        if (topic.retention() instanceof Topic.Retention.LatestPerKey) {
            text.append(" A record without a value: %s."
                    .formatted(contract.tombstone() == null ? "none is written" : contract.tombstone()));
        }
        text.append(" Written by: %s.".formatted(String.join(", ", contract.writers())));
        if (!contract.readers().isEmpty()) {
            text.append(" Read within the platform by: %s.".formatted(String.join(", ", contract.readers())));
        }
        return text.append(topic.isPublic() ? "" : " Internal: its values may change with any version.").toString();
    }

    private static String kept(Topic.Retention retention) {
        return switch (retention) {
            case Topic.Retention.Unlimited() -> "every record, for ever";
            case Topic.Retention.For(Duration duration) -> "every record, for %d days".formatted(duration.toDays());
            case Topic.Retention.LatestPerKey() -> "the latest record of each key (compacted)";
        };
    }

    private void messages(ObjectNode messages, Topic topic) {
        Contract contract = topic.contract();
        EventCodec<?> family = contract.values();
        ObjectNode facts = define(schemas.definitions(family), topic.name());
        family.facts().keySet().forEach(type -> {
            ObjectNode message = messages.putObject(type);
            message.put("name", type);
            message.put("summary", facts.path(type).path("description").asString(type));
            message.withObject("/bindings/kafka/key").put("type", "string").put("description", contract.key());
            ArrayNode payload = message.putObject("payload").putArray("allOf");
            payload.add(reference("#/components/schemas/" + ENVELOPE));
            ObjectNode properties = payload.addObject().putObject("properties");
            properties.putObject("type").put("const", type);
            properties.set("data", reference("#/components/schemas/" + type));
        });
    }

    /** Adds definitions; one whose name is taken by another thing gets the topic's name in front. */
    private ObjectNode define(ObjectNode facts, String topic) {
        for (Map.Entry<String, JsonNode> fact : facts.properties()) {
            JsonNode known = definitions.get(fact.getKey());
            if (known != null && !known.equals(fact.getValue())) {
                return define(renamed(facts, fact.getKey(), topic + '.' + fact.getKey()), topic);
            }
        }
        definitions.setAll(facts);
        return facts;
    }

    private static ObjectNode renamed(ObjectNode facts, String from, String to) {
        String text = facts.toString().replace("\"#/$defs/%s\"".formatted(from), "\"#/$defs/%s\"".formatted(to));
        ObjectNode renamed = (ObjectNode) Json.mapper().readTree(text);
        return renamed.set(to, renamed.remove(from));
    }

    private static void configuration(ObjectNode kafka, Topic topic) {
        ObjectNode settings = kafka.putObject("topicConfiguration");
        for (Map.Entry<String, String> setting : new java.util.TreeMap<>(topic.settings()).entrySet()) {
            switch (setting.getKey()) {
                case "cleanup.policy" -> settings.putArray(setting.getKey()).add(setting.getValue());
                case "retention.ms", "retention.bytes" ->
                    settings.put(setting.getKey(), Long.parseLong(setting.getValue()));
                default -> {} // how the broker does it is no concern of a subscriber
            }
        }
        kafka.put("bindingVersion", "0.5.0");
    }

    private static ObjectNode reference(String to) {
        return Json.mapper().createObjectNode().put("$ref", to);
    }

    /** Points references to where the schemas are here; beside a reference, the older version reads nothing. */
    private static JsonNode rewritten(JsonNode schema) {
        if (schema instanceof ArrayNode array) {
            ArrayNode copy = Json.mapper().createArrayNode();
            array.forEach(element -> copy.add(rewritten(element)));
            return copy;
        }
        if (!(schema instanceof ObjectNode)) {
            return schema;
        }
        ObjectNode copy = Json.mapper().createObjectNode();
        schema.properties().forEach(member -> copy.set(member.getKey(), rewritten(member.getValue())));
        if (copy.path("$ref").isString()) {
            String name = copy.remove("$ref").asString().replaceFirst("^#/\\$defs/", "");
            ObjectNode reference = reference("#/components/schemas/" + name);
            return copy.isEmpty() ? reference : copy.set("allOf", Json.mapper().createArrayNode().add(reference));
        }
        return copy;
    }
}
