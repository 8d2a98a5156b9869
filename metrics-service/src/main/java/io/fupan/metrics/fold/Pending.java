package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Records that are not yet in the cells, and things that are to be folded again without any.
 *
 * <p>They are kept in a store, because a commit may fall between their arrival and the next flush, and beside it as
 * objects, because it nearly never does: the store is read only once, for what a task before this one left.
 */
final class Pending {

    private static final String AGAIN = "again@";
    private static final byte[] NOTHING = {};

    private final KeyValueStore<String, byte[]> store;
    private final Map<Entity, News> news = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private boolean complete;

    /** What is pending of one thing; {@code again} if it is to be folded even if nothing is news. */
    static final class News {

        private final List<Event<? extends Fact>> events = new ArrayList<>();
        private final List<Input.Link> links = new ArrayList<>();
        private boolean again;

        List<Event<? extends Fact>> events() {
            return events;
        }

        /** In the order they were told. */
        List<Input.Link> links() {
            return links;
        }

        boolean again() {
            return again;
        }

        private void add(Input input) {
            switch (input) {
                case Input.Said said -> events.add(said.event());
                case Input.Link link -> links.add(link);
            }
        }
    }

    Pending(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(Place place, byte[] bytes, Input input) {
        completeFromStore();
        String key = place.key();
        store.put(key, bytes == null ? NOTHING : bytes);
        remember(key, input.entity()).add(input);
    }

    void addAgain(Entity entity) {
        completeFromStore();
        String key = AGAIN + entity.key();
        store.put(key, NOTHING);
        remember(key, entity).again = true;
    }

    /** All that is pending, by thing; from then on nothing is. */
    Map<Entity, News> take() {
        completeFromStore();
        Map<Entity, News> taken = new LinkedHashMap<>(news);
        keys.forEach(store::delete);
        keys.clear();
        news.clear();
        return taken;
    }

    private void completeFromStore() {
        if (complete) {
            return;
        }
        complete = true;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(this::restore);
        }
    }

    private void restore(KeyValue<String, byte[]> left) {
        if (left.key.startsWith(AGAIN)) {
            Entity entity = Entity.parse(left.key.substring(AGAIN.length()));
            remember(left.key, entity).again = true;
            return;
        }
        Place place = Place.parse(left.key);
        try {
            Input input = Input.read(place.topic(), place.recordKey(), left.value.length == 0 ? null : left.value);
            remember(left.key, input.entity()).add(input);
        } catch (Rejected rejected) {
            throw new IllegalStateException("what was read once cannot be read again: " + place, rejected);
        }
    }

    private News remember(String key, Entity entity) {
        keys.add(key);
        return news.computeIfAbsent(entity, thing -> new News());
    }
}
