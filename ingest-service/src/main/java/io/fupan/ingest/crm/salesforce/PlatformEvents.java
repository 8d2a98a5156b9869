package io.fupan.ingest.crm.salesforce;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.fields.FieldReading;
import io.fupan.ingest.item.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Events of the customer's own ({@code Name__e}), whose fields only the customer knows: the settings
 * {@code event.<Name__e>.field.<our name>} say what they are called.
 *
 * @param kinds by the event's name
 */
record PlatformEvents(Map<String, Kind> kinds) {

    /** What an event of a kind says happened, if that is always the same, and how its fields are read. */
    record Kind(@Nullable String happened, FieldReading reading) {}

    private static final Pattern SETTING = Pattern.compile("event\\.(\\w+__e)\\.(.+)");
    private static final String CHANNEL = "/event/";

    /**
     * The events that a connection's settings name.
     *
     * @throws IllegalArgumentException if the pattern of times of one is none
     */
    static PlatformEvents of(Map<String, String> settings) {
        Map<String, Map<String, String>> byName = new HashMap<>();
        settings.forEach((setting, value) -> {
            Matcher matcher = SETTING.matcher(setting);
            if (matcher.matches()) {
                byName.computeIfAbsent(matcher.group(1), PlatformEvents::usual).put(matcher.group(2), value);
            }
        });
        return new PlatformEvents(byName.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> new Kind(each.getValue().get("is"), FieldReading.of(each.getValue())))));
    }

    /** Every event has the time at which it was published. */
    private static Map<String, String> usual(String name) {
        return new HashMap<>(Map.of("field.changedAt", "CreatedDate"));
    }

    /** What an event says; {@code null} if the settings do not name it. */
    @Nullable Item read(JsonNode json, Delivery delivery, int index, Translation translation) {
        String name = nameOf(json, delivery);
        Kind kind = name == null ? null : kinds.get(name);
        return kind == null
                ? null
                : kind.reading().read(JsonObject.of(payload(json)), kind.happened(), delivery, index, translation);
    }

    /** As the relay says it: in the channel, as the kind of detail, or at the end of the address. */
    private static @Nullable String nameOf(JsonNode json, Delivery delivery) {
        String channel = json.path("channel").asString("");
        if (channel.startsWith(CHANNEL)) {
            return channel.substring(CHANNEL.length());
        }
        String kind = json.path("detail-type").asString("");
        return kind.isEmpty() ? delivery.event() : kind;
    }

    private static JsonNode payload(JsonNode json) {
        JsonNode inner = json;
        for (String envelope : List.of("detail", "data", "payload")) {
            inner = inner.path(envelope).isObject() ? inner.get(envelope) : inner;
        }
        return inner;
    }
}
