package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state stores of the transform, by name, with what is in them. */
final class Stores {

    /** Deal id to {@link DealState}. */
    static final String DEALS = "deals";

    /** Cell key to {@link CellState}. */
    static final String CELLS = "cells";

    /** What is not yet in the cells: see {@link Pending}. */
    static final String PENDING = "pending";

    /** How far the task came: see {@link Progress}. */
    static final String PROGRESS = "progress";

    private Stores() {}

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                store(DEALS, Serdes.serdeFrom((topic, state) -> write(state), (topic, bytes) -> readState(bytes))),
                store(CELLS, json(CellState.class)),
                store(PENDING, Serdes.ByteArray()),
                store(PROGRESS, json(Progress.class)));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    private static <V> Serde<V> json(Class<V> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : Json.mapper().writeValueAsBytes(value),
                (topic, bytes) -> bytes == null ? null : Json.mapper().readValue(bytes, type));
    }

    private static byte @Nullable [] write(@Nullable DealState state) {
        if (state == null) {
            return null;
        }
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode events = json.putArray("events");
        state.events().forEach(event -> events.add(Families.DEAL.toJson(event)));
        json.set("shares", Json.mapper().valueToTree(SharesOfScopes.group(state.shares())));
        return Json.mapper().writeValueAsBytes(json);
    }

    private static @Nullable DealState readState(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        JsonNode json = Json.mapper().readTree(bytes);
        List<Event<DealFact>> events = new ArrayList<>();
        json.get("events").forEach(event -> events.add(Families.DEAL.read(event)));
        SharesOfScopes[] shares = Json.mapper().treeToValue(json.get("shares"), SharesOfScopes[].class);
        return new DealState(events, SharesOfScopes.ungroup(List.of(shares)));
    }
}
