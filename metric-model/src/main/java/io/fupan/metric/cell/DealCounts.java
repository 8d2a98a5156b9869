package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Created, won and lost deals with their money and cycle, on the day of the fact. */
final class DealCounts {

    private final DealContext deal;
    private final DealFacts facts;
    private final ShareBuilder shares;

    DealCounts(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.shares = shares;
    }

    void add() {
        Instant createdAt = facts.createdAt();
        if (createdAt != null) {
            addCreated(createdAt);
        }
        Instant closedAt = facts.closedAt();
        if (closedAt != null && facts.outcome().isClosed()) {
            addClosed(closedAt, facts.outcome() == Outcome.WON ? Measures.WON : Measures.LOST);
        }
    }

    private void addCreated(Instant createdAt) {
        Tally tally = shares.at(
                deal.scopesAt(createdAt), deal.day(createdAt, !facts.dateImputed()), Measures.DEALS);
        tally.add(Measures.CREATED, 1);
        Long minorUnits = deal.minorUnits(facts.amountAt(createdAt), createdAt);
        if (minorUnits != null) {
            tally.add(Measures.CREATED + Measures.AMOUNT, minorUnits);
        }
    }

    private void addClosed(Instant closedAt, String outcome) {
        List<Scope> scopes = deal.scopesOfClose(closedAt);
        LocalDate day = deal.day(closedAt);
        Tally counts = shares.at(scopes, day, Measures.DEALS).add(outcome, 1);
        Tally sizes = shares.at(scopes, day, Measures.SIZES);
        String obstacle = deal.obstacle(facts.closeAmount(), closedAt);
        if (obstacle != null) {
            counts.add(outcome + obstacle, 1);
        }
        Long booked = deal.minorUnits(facts.closeAmount(), closedAt);
        addMoney(outcome + Measures.AMOUNT, booked, counts, sizes);
        if (booked != null && facts.outcome() == Outcome.WON) {
            new SharedCredit(deal, shares).add(booked, closedAt);
        }
        // By the rate of the close as well, so that what differs is the amount and not the rate.
        addMoney(outcome + Measures.FIRST_AMOUNT, deal.minorUnits(facts.firstAmount(), closedAt), counts, sizes);
        Tally cycles = shares.at(scopes, day, Measures.CYCLES);
        addCycle(outcome, closedAt, counts, cycles);
        addQualifiedCycle(outcome, closedAt, counts, cycles);
    }

    private static void addMoney(String measure, @Nullable Long minorUnits, Tally counts, Tally sizes) {
        if (minorUnits != null) {
            counts.add(measure, minorUnits);
            sizes.observe(measure, minorUnits, 1);
        }
    }

    private void addCycle(String outcome, Instant closedAt, Tally counts, Tally cycles) {
        Instant createdAt = facts.createdAt();
        boolean unknown = createdAt == null || facts.dateImputed();
        long days = createdAt == null || unknown ? 0 : deal.reporting().days(createdAt, closedAt);
        if (days < 0) {
            counts.add(outcome + Measures.CLOSED_BEFORE_CREATED, 1);
            return;
        }
        if (unknown) {
            counts.add(outcome + Measures.CYCLE_UNKNOWN, 1);
        } else {
            cycles.observe(outcome + Measures.DAYS, days, 1);
        }
        if (facts.outcome() == Outcome.LOST && deal.isDisqualifying(deal.lossReason())) {
            counts.add(Measures.at(Measures.DISQUALIFIED, deal.lossReason()), 1);
        }
    }

    /** Of the others nothing is known; how many they are is the rest, so that they need no measure. */
    private void addQualifiedCycle(String outcome, Instant closedAt, Tally counts, Tally cycles) {
        Qualification qualification = Qualification.of(deal);
        Instant since = qualification.since();
        if (since != null) {
            cycles.observe(outcome + Measures.QUALIFIED_DAYS, deal.reporting().days(since, closedAt), 1);
        } else if (qualification.isKnown()) {
            counts.add(outcome + Measures.NEVER_QUALIFIED, 1);
        }
    }
}
