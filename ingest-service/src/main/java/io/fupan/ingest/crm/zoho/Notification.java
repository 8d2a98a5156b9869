package io.fupan.ingest.crm.zoho;

import io.fupan.ingest.body.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A notification of a channel: the same operation on one or several records of a module. */
record Notification(JsonObject json) {

    String module() {
        return json.require("module");
    }

    String operation() {
        return json.require("operation");
    }

    String type() {
        return json.json().path("module").asString("?") + '.' + json.json().path("operation").asString("?");
    }

    Instant at() {
        return json.requireTime("server_time");
    }

    List<String> ids() {
        return json.array("ids").stream().map(id -> id.asString("")).distinct().toList();
    }

    /** The new values of a record; {@code null} if the channel does not send them. */
    @Nullable JsonObject values(String id) {
        for (JsonNode each : json.array("affected_values")) {
            if (each.path("record_id").asString("").equals(id) && each.path("values").isObject()) {
                return JsonObject.of(each.get("values"));
            }
        }
        return null;
    }

    /** The names of the changed fields of a record. */
    Set<String> fields(String id) {
        return json.array("affected_fields").stream()
                .flatMap(each -> each.path(id).values().stream())
                .map(name -> name.asString(""))
                .collect(Collectors.toSet());
    }
}
