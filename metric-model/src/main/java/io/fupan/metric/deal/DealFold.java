package io.fupan.metric.deal;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.event.Copies;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Folds the set of a deal's events into its facts: any order, any repetition, any lateness give the same facts. */
public final class DealFold {

    private DealFold() {}

    /** The facts that follow from these events; with no events, an open deal of which nothing is known. */
    public static DealFacts fold(String dealId, Collection<Event<DealFact>> events) {
        List<Event<DealFact>> ordered = ordered(events);
        return fold(dealId, ordered, imputed -> firstTime(imputed, ordered));
    }

    private static DealFacts fold(
            String dealId, List<Event<DealFact>> ordered, Function<Event<DealFact>, Instant> timeOfImputed) {
        DealTimeline timeline = new DealTimeline();
        for (Event<DealFact> event : ordered) {
            timeline.apply(event.data(), BusinessOrder.isImputed(event) ? timeOfImputed.apply(event) : event.time());
        }
        return timeline.facts(dealId, ordered);
    }

    /** The facts of a deal that has a history before {@code began}: a filled-in creation does not reach into it. */
    static DealFacts foldAfter(Instant began, DealFacts facts) {
        return fold(facts.dealId(), facts.events(), imputed -> began);
    }

    /**
     * The facts of a deal that others were merged into: theirs before it began is its history, it is as old as the
     * oldest of them, and their competitors are its competitors. What else became of them counts for nothing.
     *
     * @param absorbed the events of the deals that were merged into it
     */
    public static DealFacts fold(
            String dealId, Collection<Event<DealFact>> events, Collection<Event<DealFact>> absorbed) {
        DealFacts survivor = fold(dealId, events);
        return absorbed.isEmpty() ? survivor : new Merger(survivor, ordered(absorbed)).merged();
    }

    /** Each event once, in the order it happened. */
    public static List<Event<DealFact>> ordered(Collection<Event<DealFact>> events) {
        return Copies.OF_DEALS.distinct(events).stream().sorted(BusinessOrder.EVENTS).toList();
    }

    // A filled-in time may lie after things that surely happened later.
    private static Instant firstTime(Event<DealFact> imputed, List<Event<DealFact>> events) {
        return events.stream()
                .filter(event -> !BusinessOrder.isImputed(event))
                .map(Event::time)
                .filter(imputed.time()::isAfter)
                .min(Instant::compareTo)
                .orElse(imputed.time());
    }
}
