package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Records that are not yet in the cells, in the order of each log.
 *
 * <p>They are kept in a store, because a commit may fall between their arrival and the next flush, and beside it as
 * objects, because it nearly never does: the store is read only once, for what a task before this one left.
 */
final class Pending {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<String, byte[]> store;
    private final Deque<Aside> aside = new ArrayDeque<>();
    private boolean complete;

    /** A record, and what it says; {@code null} if it was refused, and only counts as read. */
    private record Aside(Place place, @Nullable Input input) {}

    /** What is pending of one thing. */
    static final class News {

        /** Nothing is news, and yet the thing is to be folded again. */
        static final News NONE = new News();

        private final List<Event<? extends Fact>> events = new ArrayList<>();
        private final List<Input.Link> links = new ArrayList<>();

        List<Event<? extends Fact>> events() {
            return events;
        }

        /** In the order they were told. */
        List<Input.Link> links() {
            return links;
        }

        private void add(Input input) {
            switch (input) {
                case Input.Said said -> events.add(said.event());
                case Input.Link link -> links.add(link);
            }
        }
    }

    /**
     * What was taken.
     *
     * @param news by thing
     * @param next by topic, the offset after the last one taken
     * @param read how many records
     */
    record Taken(Map<Entity, News> news, Map<String, Long> next, int read) {}

    Pending(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Puts a record aside; {@code input} is {@code null} if it was refused. */
    void add(Place place, byte @Nullable [] bytes, @Nullable Input input) {
        completeFromStore();
        store.put(place.key(), bytes == null ? NOTHING : bytes);
        aside.add(new Aside(place, input));
    }

    /** How many records. */
    int size() {
        completeFromStore();
        return aside.size();
    }

    /** The oldest records of each log, not more than so many in all; from then on they are pending no more. */
    Taken take(int most) {
        completeFromStore();
        Map<Entity, News> news = new LinkedHashMap<>();
        Map<String, Long> next = new HashMap<>();
        int read = 0;
        for (; read < most && !aside.isEmpty(); read++) {
            Aside oldest = aside.remove();
            store.delete(oldest.place().key());
            next.put(oldest.place().topic(), oldest.place().offset() + 1);
            if (oldest.input() != null) {
                news.computeIfAbsent(oldest.input().entity(), thing -> new News()).add(oldest.input());
            }
        }
        return new Taken(news, next, read);
    }

    /** The keys of one topic sort by offset. */
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
        Place place = Place.parse(left.key);
        try {
            byte[] bytes = left.value.length == 0 ? null : left.value;
            aside.add(new Aside(place, Input.read(place.topic(), place.recordKey(), bytes)));
        } catch (Rejected refusedBefore) {
            aside.add(new Aside(place, null));
        }
    }
}
