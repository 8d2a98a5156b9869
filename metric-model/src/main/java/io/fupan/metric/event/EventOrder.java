package io.fupan.metric.event;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** How the events of one thing are put in order: each once, whatever the order and number of times they arrived. */
public final class EventOrder<F extends Fact> {

    private final Copies<F> copies;
    private final Comparator<Event<F>> order;

    /**
     * An order by time.
     *
     * @param rank what comes first of two facts of the same moment
     */
    public EventOrder(Copies<F> copies, ToIntFunction<F> rank) {
        this.copies = copies;
        order = Comparator.<Event<F>, Instant>comparing(Event::time)
                .thenComparingInt(event -> rank.applyAsInt(event.data()))
                .thenComparing(Event::sequence, Sequences::compare)
                .thenComparing(Event::id)
                .thenComparing(Event::source);
    }

    /** Each event once, in the order it happened. */
    public List<Event<F>> of(Collection<Event<F>> events) {
        return copies.distinct(events).stream().sorted(order).toList();
    }
}
