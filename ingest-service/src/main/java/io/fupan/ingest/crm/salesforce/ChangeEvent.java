package io.fupan.ingest.crm.salesforce;

import io.fupan.event.json.Json;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Moment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change event, in either of its dialects: with all fields, where {@code null} mostly means "as it was", or with the
 * changed ones only.
 *
 * @param entity the kind of record, for example {@code Opportunity}
 * @param type what happened, for example {@code UPDATE}
 * @param ids of all records to which the same happened
 * @param sequence order within one moment
 * @param said the fields about which something is said; {@code null} for those that are empty now
 */
record ChangeEvent(
        String entity, String type, List<String> ids, Moment moment, @Nullable String sequence, ObjectNode said) {

    private static final String HEADER = "ChangeEventHeader";

    /** Whether this is a change event, however it is wrapped. */
    static boolean isOne(JsonNode json) {
        return unwrap(json).path(HEADER).isObject();
    }

    static ChangeEvent of(JsonNode json) {
        JsonObject payload = JsonObject.of(unwrap(json));
        JsonObject header = payload.requireObject(HEADER);
        List<String> ids = header.array("recordIds").stream().map(id -> id.asString("")).toList();
        if (ids.isEmpty()) {
            ids = List.of(header.require("recordId"));
        }
        return new ChangeEvent(
                header.require("entityName"),
                header.require("changeType"),
                ids,
                Moment.of(header.requireTime("commitTimestamp")),
                sequence(header),
                said(payload, header));
    }

    /** Relays put the event into an envelope of their own. */
    private static JsonNode unwrap(JsonNode json) {
        JsonNode inner = json;
        for (String envelope : List.of("detail", "data", "payload")) {
            if (!inner.path(HEADER).isObject() && inner.path(envelope).isObject()) {
                inner = inner.get(envelope);
            }
        }
        return inner;
    }

    /** Numbers of commits are larger than a double holds exactly, so they stay digits. */
    private static @Nullable String sequence(JsonObject header) {
        String commit = header.text("commitNumber");
        String number = header.text("sequenceNumber");
        if (commit == null || !commit.matches("[0-9]{1,20}") || number == null || !number.matches("[0-9]{1,6}")) {
            return null;
        }
        return "0".repeat(20 - commit.length()) + commit + "0".repeat(6 - number.length()) + number;
    }

    private static ObjectNode said(JsonObject payload, JsonObject header) {
        Set<String> changed = new HashSet<>();
        for (String list : List.of("changedFields", "nulledFields")) {
            header.array(list).forEach(name -> changed.add(name.asString("")));
        }
        ObjectNode said = Json.mapper().createObjectNode();
        payload.json().forEachEntry((name, value) -> {
            if (!name.equals(HEADER) && (!value.isNull() || changed.contains(name))) {
                said.set(name, value);
            }
        });
        return said;
    }

}
