package io.fupan.ingest.crm.hubspot;

import io.fupan.ingest.body.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a batch.
 *
 * @param object {@code deal}, {@code company}, {@code contact} or another kind of record
 * @param action what happened, for example {@code propertyChange}
 * @param at when it happened
 * @param json the event
 */
record Notice(String object, String action, Instant at, JsonObject json) {

    /** Generic apps name the kind of record by a number. */
    private static final Map<String, String> OBJECT_TYPES = Map.of(
            "0-1", "contact",
            "0-2", "company",
            "0-3", "deal",
            "0-27", "task",
            "0-46", "note",
            "0-47", "meeting",
            "0-48", "call",
            "0-49", "email");

    static Notice of(JsonObject json) {
        String type = typeOf(json);
        int dot = type.indexOf('.');
        String object = dot < 0 ? type : type.substring(0, dot);
        if (object.equals("object")) {
            String number = json.require("objectTypeId");
            object = OBJECT_TYPES.getOrDefault(number, number);
        }
        return new Notice(object, dot < 0 ? "" : type.substring(dot + 1), json.requireTime("occurredAt"), json);
    }

    /** The documentation has another name for it than the traffic. */
    static String typeOf(JsonObject json) {
        String type = json.text("subscriptionType");
        return type != null ? type : json.require("eventType");
    }

    String id() {
        return json.require("objectId");
    }

    @Nullable String text(String name) {
        return json.text(name);
    }
}
