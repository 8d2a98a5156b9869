package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.deal.DealFacts.StageVisit;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The open pipeline as differences: what a deal adds on the day it opens, moves, changes its worth, its owner or its
 * team, and takes away on the day that ends.
 */
final class StockMovements {

    private record Holding(List<Scope> scopes, @Nullable String stage, @Nullable Money amount) {}

    private final DealContext deal;
    private final DealFacts facts;
    private final ShareBuilder shares;
    private final List<StageVisit> visits;

    StockMovements(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.shares = shares;
        this.visits = deal.visits();
    }

    void add() {
        deal.openTimes().forEach(this::add);
    }

    private void add(OpenSpan span) {
        Holding held = null;
        for (Instant moment : changes(span)) {
            Holding next = holdingAt(moment);
            if (!next.equals(held)) {
                move(held, moment, -1);
                move(next, moment, 1);
                flow(held, next, moment);
                held = next;
            }
        }
        if (span.to() != null) {
            move(held, span.to(), -1);
            flow(held, null, span.to());
        }
    }

    private void flow(@Nullable Holding before, @Nullable Holding after, Instant moment) {
        boolean lost = after == null && facts.outcome() == Outcome.LOST && moment.equals(facts.closedAt());
        if (before != null) {
            flow(before, scopesIn(before.stage(), after), lost ? Measures.LOST : Measures.OUT, moment);
        }
        if (after != null) {
            flow(after, scopesIn(after.stage(), before), Measures.IN, moment);
        }
    }

    /** What stays in its stage flows only for the scopes that it comes to or leaves. */
    private static List<Scope> scopesIn(@Nullable String stage, @Nullable Holding other) {
        return other != null && Objects.equals(other.stage(), stage) ? other.scopes() : List.of();
    }

    private void flow(Holding holding, List<Scope> except, String measure, Instant moment) {
        List<Scope> scopes = holding.scopes().stream()
                .filter(scope -> !except.contains(scope))
                .toList();
        if (holding.stage() != null && !scopes.isEmpty()) {
            shares.at(scopes, deal.day(moment, !facts.dateImputed()), Measures.PIPELINE)
                    .add(Measures.at(measure, holding.stage()), 1);
        }
    }

    private Holding holdingAt(Instant moment) {
        return new Holding(deal.scopesAt(moment), stageAt(moment), facts.amountAt(moment));
    }

    private @Nullable String stageAt(Instant moment) {
        return visits.stream()
                .filter(visit -> !visit.from().isAfter(moment))
                .filter(visit -> visit.to() == null || visit.to().isAfter(moment))
                .map(StageVisit::stage)
                .findFirst()
                .orElse(null);
    }

    private NavigableSet<Instant> changes(OpenSpan span) {
        TreeSet<Instant> moments = new TreeSet<>();
        for (StageVisit visit : visits) {
            moments.add(visit.from());
            // Of a deal merged into one that is in no stage, the last visit ends and no other one begins.
            if (visit.to() != null) {
                moments.add(visit.to());
            }
        }
        facts.owners().forEach(owner -> moments.add(owner.from()));
        facts.amounts().forEach(amount -> moments.add(amount.from()));
        moments.addAll(deal.rosterChanges(span));
        moments.add(span.from());
        NavigableSet<Instant> fromStart = moments.tailSet(span.from(), true);
        return span.to() == null ? fromStart : fromStart.headSet(span.to(), false);
    }

    private void move(@Nullable Holding holding, Instant moment, int direction) {
        if (holding == null) {
            return;
        }
        Tally tally = shares.at(holding.scopes(), deal.day(moment, !facts.dateImputed()), Measures.PIPELINE);
        add(tally, holding, Measures.OPEN, direction);
        addMoney(tally, holding, holding.amount(), direction);
    }

    /** Money of other currencies stays what it is, because what it is worth changes from day to day. */
    private void addMoney(Tally tally, Holding holding, @Nullable Money amount, int direction) {
        if (amount == null) {
            add(tally, holding, Measures.OPEN + Measures.NO_AMOUNT, direction);
        } else if (!Exchange.isInRange(amount.amount(), amount.currency())) {
            add(tally, holding, Measures.OPEN + Measures.AMOUNT_OUT_OF_RANGE, direction);
        } else {
            String currency = deal.reporting().isBase(amount) ? "" : Measures.in("", amount.currency());
            long minorUnits = direction * Exchange.minorUnits(amount);
            add(tally, holding, Measures.OPEN + Measures.AMOUNT + currency, minorUnits);
            if (!currency.isEmpty()) {
                add(tally, holding, Measures.OPEN + Measures.FOREIGN + currency, direction);
            }
        }
    }

    private static void add(Tally tally, Holding holding, String measure, long amount) {
        tally.add(measure, amount);
        if (holding.stage() != null) {
            tally.add(Measures.at(measure, holding.stage()), amount);
        }
    }
}
