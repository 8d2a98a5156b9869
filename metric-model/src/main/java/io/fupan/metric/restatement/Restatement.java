package io.fupan.metric.restatement;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one deal added to a scope and period as it was reported, and what it adds now. Numbers are sums over deals, so
 * the differences of all deals with later events are the difference of any number.
 *
 * @param events ids of the events that were not known then, in business order
 */
public record Restatement(String deal, Quantities reported, Quantities restated, List<String> events) {

    /** Copies the events. */
    public Restatement {
        events = List.copyOf(events);
    }

    /** Where a difference is looked for; {@code family} is one of the families of cells. */
    public record Place(Scope scope, String family, Period period) {

        private boolean holds(Share share) {
            return share.family().equals(family) && share.scopes().contains(scope) && holds(share.day());
        }

        private boolean holds(@Nullable LocalDate day) {
            if (period.isAll() || day == null) {
                return period.isAll();
            }
            return !day.isBefore(period.from()) && !day.isAfter(period.lastDay());
        }
    }

    /**
     * The difference that later events of a deal make; {@code null} if they make none there.
     *
     * @param known the events that the report contained, by its cut
     * @param later the events of the same deal after the cut
     */
    public static @Nullable Restatement of(
            String deal,
            Collection<Event<DealFact>> known,
            Collection<Event<DealFact>> later,
            Place place,
            Reference reference,
            Reporting reporting) {
        List<Event<DealFact>> all = java.util.stream.Stream.of(known, later).flatMap(Collection::stream).toList();
        Quantities before = quantities(deal, known, place, reference, reporting);
        Quantities after = quantities(deal, all, place, reference, reporting);
        Set<String> old = known.stream().map(Event::identity).collect(Collectors.toSet());
        return before.equals(after)
                ? null
                : new Restatement(
                        deal,
                        before,
                        after,
                        DealFold.ordered(all).stream()
                                .filter(event -> !old.contains(event.identity()))
                                .map(Event::id)
                                .toList());
    }

    private static Quantities quantities(
            String deal,
            Collection<Event<DealFact>> events,
            Place place,
            Reference reference,
            Reporting reporting) {
        return Contributions.of(DealFold.fold(deal, events), reference, reporting).stream()
                .filter(place::holds)
                .map(Share::quantities)
                .reduce(Quantities.ZERO, Quantities::plus);
    }
}
