package io.fupan.metrics.fold;

import io.fupan.event.json.Json;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The state stores of the transform, by name, with what is in them. */
final class Stores {

    /** {@link Entity} to {@link EntityState}. */
    static final String STATES = "states";

    /** Cell key to {@link CellState}. */
    static final String CELLS = "cells";

    /** What is not yet in the cells: see {@link Pending}. */
    static final String PENDING = "pending";

    /** How far the task came: see {@link Progress}. */
    static final String PROGRESS = "progress";

    private Stores() {}

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                store(STATES, Serdes.serdeFrom((topic, state) -> StateCodec.write(state), (topic, bytes) -> StateCodec.read(bytes))),
                store(
                        CELLS,
                        Serdes.serdeFrom(
                                (topic, cell) -> cell == null ? null : cell.packed(),
                                (topic, bytes) -> bytes == null ? null : CellState.read(bytes))),
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
}
