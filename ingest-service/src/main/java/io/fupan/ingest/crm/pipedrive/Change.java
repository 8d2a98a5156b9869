package io.fupan.ingest.crm.pipedrive;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.Moment;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change as version 2 tells it; what version 1 tells is put into the same form first.
 *
 * @param entity the kind of record, for example {@code deal}
 * @param action {@code create}, {@code change}, {@code delete} or {@code merge}
 * @param id the record's id
 * @param sequence order within one moment, if it is finer than that
 * @param data the record now; {@code null} if it is gone
 * @param previous the fields that changed, as they were before; of a deleted record all of them
 */
record Change(
        String entity,
        String action,
        String id,
        Moment moment,
        @Nullable String sequence,
        @Nullable JsonObject data,
        JsonObject previous) {

    private static final int MICROS = 1000;
    private static final long MOST_MICROS = 253_370_764_800_000_000L;
    private static final Map<String, String> ACTIONS =
            Map.of("added", "create", "updated", "change", "deleted", "delete", "merged", "merge");
    private static final Map<String, String> NAMES = Map.of("user_id", "owner_id");

    static Change of(JsonObject json, JsonObject meta) {
        return meta.has("entity") ? second(json, meta) : first(json, meta);
    }

    private static Change second(JsonObject json, JsonObject meta) {
        JsonObject previous = json.object("previous");
        return new Change(
                meta.require("entity"),
                meta.require("action"),
                meta.require("entity_id"),
                Moment.of(timestamp(meta)),
                null,
                json.object("data"),
                previous == null ? nothing() : previous);
    }

    /** Events about users have seconds where all others have text. */
    private static Instant timestamp(JsonObject meta) {
        boolean seconds = meta.json().path("timestamp").isNumber();
        Instant at = (seconds ? meta.seconds("timestamp") : meta.time("timestamp")).orNull();
        if (at == null) {
            throw new Rejected("MISSING_FIELD", "meta.timestamp", "'meta.timestamp' is required");
        }
        return at;
    }

    private static Change first(JsonObject json, JsonObject meta) {
        JsonObject current = renamed(json.object("current"));
        JsonObject before = renamed(json.object("previous"));
        JsonObject either = current == null ? before : current;
        String id = meta.text("id");
        if (id == null && either != null) {
            id = either.text("id");
        }
        if (id == null) {
            throw new Rejected("MISSING_FIELD", "meta.id", "'meta.id' is required");
        }
        String action = meta.require("action");
        return new Change(
                meta.require("object"),
                ACTIONS.getOrDefault(action, action),
                id,
                Moment.of(micros(meta)),
                meta.text("timestamp_micro"),
                current,
                before == null ? nothing() : action.equals("merged") ? before : changed(before, current));
    }

    private static Instant micros(JsonObject meta) {
        Long micros = meta.number("timestamp_micro");
        boolean usable = micros != null && micros >= 0 && micros < MOST_MICROS;
        return micros == null || !usable ? timestamp(meta) : Instant.ofEpochMilli(micros / MICROS);
    }

    /** Version 1 repeats the whole record; only what differs has changed. */
    private static JsonObject changed(JsonObject before, @Nullable JsonObject current) {
        if (current == null) {
            return before;
        }
        ObjectNode changed = Json.mapper().createObjectNode();
        before.json().forEachEntry((name, value) -> {
            JsonNode now = current.json().get(name);
            if (now == null ? !value.isNull() : !now.equals(value)) {
                changed.set(name, value);
            }
        });
        return JsonObject.of(changed);
    }

    private static @Nullable JsonObject renamed(@Nullable JsonObject record) {
        if (record == null) {
            return null;
        }
        ObjectNode renamed = Json.mapper().createObjectNode();
        record.json().forEachEntry((name, value) -> renamed.set(NAMES.getOrDefault(name, name), value));
        return JsonObject.of(renamed);
    }

    private static JsonObject nothing() {
        return JsonObject.of(Json.mapper().createObjectNode());
    }

    /** Whether any of the fields changed. */
    boolean touched(String... names) {
        return Set.of(names).stream().anyMatch(previous::has);
    }

    /** What is said about a field: on creation what it began with, later only if it changed. */
    Field<String> said(String name) {
        boolean told = data != null && (action.equals("create") ? data.has(name) : previous.has(name));
        return data != null && told ? data.said(name) : Field.absent();
    }

    /** The record as it is now. */
    JsonObject now() {
        if (data == null) {
            throw new Rejected("MISSING_FIELD", "data", "'data' is required");
        }
        return data;
    }

    boolean isCreation() {
        return action.equals("create");
    }
}
