package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When people were last in touch about open deals, as differences: a deal stands under the day of its last touch until
 * the next one, or until it is closed. Of a deal that was won, how often they were in touch.
 */
final class TouchMovements {

    private record Holding(List<Scope> scopes, long touchDay) {}

    private final DealContext deal;
    private final DealFacts facts;
    private final NavigableSet<Instant> touches;
    private final int count;
    private final ShareBuilder shares;

    TouchMovements(DealContext deal, List<Instant> touches, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.touches = new TreeSet<>(touches);
        this.count = (int) touches.stream().filter(this::isBeforeClose).count();
        this.shares = shares;
    }

    private boolean isBeforeClose(Instant touch) {
        return facts.closedAt() == null || !touch.isAfter(facts.closedAt());
    }

    void add() {
        if (!touches.isEmpty() && !facts.dateImputed()) {
            deal.openTimes().forEach(this::add);
        }
        Instant closedAt = facts.closedAt();
        if (facts.outcome() == Outcome.WON && closedAt != null && !touches.isEmpty()) {
            shares.at(deal.scopesOfClose(closedAt), deal.day(closedAt), Measures.ACTIVITY)
                    .observe(Measures.WON_TOUCHES, count, 1);
        }
    }

    private void add(OpenSpan span) {
        Holding held = null;
        for (Instant moment : changes(span)) {
            Holding next = holdingAt(moment);
            if (next != null && !next.equals(held)) {
                move(held, moment, -1);
                move(next, moment, 1);
                held = next;
            }
        }
        if (span.to() != null) {
            move(held, span.to(), -1);
        }
    }

    private @Nullable Holding holdingAt(Instant moment) {
        Instant last = touches.floor(moment);
        return last == null ? null : new Holding(deal.scopesAt(moment), DayKey.of(deal.day(last)));
    }

    private NavigableSet<Instant> changes(OpenSpan span) {
        TreeSet<Instant> moments = new TreeSet<>(touches);
        facts.owners().forEach(owner -> moments.add(owner.from()));
        moments.addAll(deal.rosterChanges(span));
        moments.add(span.from());
        NavigableSet<Instant> fromStart = moments.tailSet(span.from(), true);
        return span.to() == null ? fromStart : fromStart.headSet(span.to(), false);
    }

    private void move(@Nullable Holding holding, Instant moment, int direction) {
        if (holding != null) {
            shares.at(holding.scopes(), deal.day(moment), Measures.ACTIVITY)
                    .observe(Measures.TOUCHED_ON, holding.touchDay(), direction);
        }
    }
}
