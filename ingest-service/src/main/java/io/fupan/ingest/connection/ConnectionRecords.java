package io.fupan.ingest.connection;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import io.fupan.ingest.log.Envelope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Connections as records of their topic. */
final class ConnectionRecords {

    private static final String TYPE = "ingest.connection-changed";

    private ConnectionRecords() {}

    /**
     * A change as it was read.
     *
     * @param id of the change
     * @param definition the connection since then
     */
    record Change(String id, Definition definition) {

        byte[] bytes() {
            return Envelope.of(TYPE, id, "/ingest/connections", definition.name(), definition.changedAt(), definition)
                    .bytes();
        }
    }

    /**
     * Reads a record.
     *
     * @throws Rejected if it is none of a connection
     */
    static Change read(byte[] value) {
        JsonNode json = EventCodec.parse(value);
        try {
            Definition definition = Json.mapper().treeToValue(json.path("data"), Definition.class);
            return new Change(json.path("id").asString(""), definition);
        } catch (JacksonException | NullPointerException e) {
            throw new Rejected("INVALID_EVENT", "data", "expected a connection");
        }
    }
}
