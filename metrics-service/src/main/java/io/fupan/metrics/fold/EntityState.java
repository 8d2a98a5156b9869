package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.link.LinkFact;
import io.fupan.metric.cell.Share;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a task remembers of a thing.
 *
 * @param said the events about it
 * @param told what other things told it, by the key of the link
 * @param shares what it has added to the cells so far, to be retracted exactly when its facts change
 * @param tells what it told other things, as digests by the key of the link, so that only changes are told
 */
record EntityState(
        Said said, SortedMap<String, Event<LinkFact>> told, List<Share> shares, SortedMap<String, String> tells) {

    static final EntityState NEW =
            new EntityState(Said.NOTHING, Collections.emptySortedMap(), List.of(), Collections.emptySortedMap());

    EntityState {
        told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
        shares = List.copyOf(shares);
        tells = Collections.unmodifiableSortedMap(new TreeMap<>(tells));
    }

    EntityState saying(Said more) {
        return new EntityState(more, told, shares, tells);
    }

    EntityState toldOf(SortedMap<String, Event<LinkFact>> now) {
        return new EntityState(said, now, shares, tells);
    }

    /** The state after its shares have been brought into the cells and its news to others. */
    EntityState sharing(List<Share> now, SortedMap<String, String> telling) {
        return new EntityState(said, told, now, telling);
    }

    /** What it was told, of one kind. */
    <T extends LinkFact> List<T> told(Class<T> type) {
        return told.values().stream()
                .map(Event::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
