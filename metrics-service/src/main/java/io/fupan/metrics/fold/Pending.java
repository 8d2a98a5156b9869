package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Events that are not yet in the cells, and deals that are to be folded again without any.
 *
 * <p>They are kept in a store, because a commit may fall between their arrival and the next flush, and beside it as
 * objects, because it nearly never does: the store is read only once, for what a task before this one left.
 */
final class Pending {

    private static final String AGAIN = "deal:";
    private static final byte[] NO_EVENT = {};

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Deal> deals = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private boolean complete;

    /** What is pending of one deal: its new events, and whether it is to be folded again even if none is news. */
    static final class Deal {

        private final List<Event<DealFact>> events = new ArrayList<>();
        private boolean again;

        List<Event<DealFact>> events() {
            return events;
        }

        boolean again() {
            return again;
        }
    }

    Pending(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(long offset, byte[] bytes, Event<DealFact> event) {
        completeFromStore();
        String key = "offset:" + offset;
        store.put(key, bytes);
        remember(key, event.subject()).events.add(event);
    }

    void addAgain(String dealId) {
        completeFromStore();
        String key = AGAIN + dealId;
        store.put(key, NO_EVENT);
        remember(key, dealId).again = true;
    }

    /** All that is pending, by deal; from then on nothing is. */
    Map<String, Deal> take() {
        completeFromStore();
        Map<String, Deal> taken = new LinkedHashMap<>(deals);
        keys.forEach(store::delete);
        keys.clear();
        deals.clear();
        return taken;
    }

    private void completeFromStore() {
        if (complete) {
            return;
        }
        complete = true;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> left = all.next();
                if (left.key.startsWith(AGAIN)) {
                    remember(left.key, left.key.substring(AGAIN.length())).again = true;
                } else {
                    Event<DealFact> event = Families.DEAL.read(left.value);
                    remember(left.key, event.subject()).events.add(event);
                }
            }
        }
    }

    private Deal remember(String key, String dealId) {
        keys.add(key);
        return deals.computeIfAbsent(dealId, id -> new Deal());
    }
}
