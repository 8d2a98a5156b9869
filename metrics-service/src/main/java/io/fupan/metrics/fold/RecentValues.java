package io.fupan.metrics.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that remembers the values used last as objects: the store keeps bytes, and reading them again and again
 * would cost more than the fold. Values are immutable. It lives as long as the store's task is initialised, so after
 * an aborted transaction it begins anew.
 */
final class RecentValues<V> {

    private final KeyValueStore<String, V> store;
    private final Map<String, V> recent;

    /** Remembers so many values of the store. */
    RecentValues(KeyValueStore<String, V> store, int remembered) {
        this.store = store;
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > remembered;
            }
        };
    }

    @Nullable V get(String key) {
        V known = recent.get(key);
        if (known != null) {
            return known;
        }
        V stored = store.get(key);
        if (stored != null) {
            recent.put(key, stored);
        }
        return stored;
    }

    void put(String key, V value) {
        recent.put(key, value);
        store.put(key, value);
    }

    /** The keys behind one, in order, not more than so many. */
    List<String> keysAfter(String last, int most) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, V> rest = store.range(last, null)) {
            while (keys.size() < most && rest.hasNext()) {
                String key = rest.next().key;
                if (!key.equals(last)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
