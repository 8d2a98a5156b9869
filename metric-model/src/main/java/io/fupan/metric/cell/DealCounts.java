package io.fupan.metric.cell;

import io.fupan.event.Money;
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
        Money amount = facts.amountAt(createdAt);
        if (amount != null && ShareBuilder.obstacle(amount, deal.reporting()) == null) {
            tally.add(Measures.CREATED + Measures.AMOUNT, deal.reporting().minorUnits(amount));
        }
    }

    private void addClosed(Instant closedAt, String outcome) {
        List<Scope> scopes = deal.scopesAt(closedAt);
        LocalDate day = deal.day(closedAt);
        Tally counts = shares.at(scopes, day, Measures.DEALS).add(outcome, 1);
        Tally sizes = shares.at(scopes, day, Measures.SIZES);
        String obstacle = ShareBuilder.obstacle(facts.closeAmount(), deal.reporting());
        if (obstacle != null) {
            counts.add(outcome + obstacle, 1);
        }
        addMoney(outcome + Measures.AMOUNT, facts.closeAmount(), counts, sizes);
        Money amount = facts.closeAmount();
        if (amount != null && obstacle == null && facts.outcome() == Outcome.WON) {
            new SharedCredit(deal, shares).add(deal.reporting().minorUnits(amount), closedAt);
        }
        addMoney(outcome + Measures.FIRST_AMOUNT, facts.firstAmount(), counts, sizes);
        addCycle(outcome, closedAt, counts, shares.at(scopes, day, Measures.CYCLES));
    }

    private void addMoney(String measure, @Nullable Money amount, Tally counts, Tally sizes) {
        if (amount != null && ShareBuilder.obstacle(amount, deal.reporting()) == null) {
            long minorUnits = deal.reporting().minorUnits(amount);
            counts.add(measure, minorUnits);
            sizes.observe(measure, minorUnits, 1);
        }
    }

    private void addCycle(String outcome, Instant closedAt, Tally counts, Tally cycles) {
        Instant createdAt = facts.createdAt();
        if (createdAt == null || facts.dateImputed()) {
            counts.add(outcome + Measures.CYCLE_UNKNOWN, 1);
            return;
        }
        long days = deal.reporting().days(createdAt, closedAt);
        if (days < 0) {
            counts.add(outcome + Measures.CLOSED_BEFORE_CREATED, 1);
        } else {
            cycles.observe(outcome + Measures.DAYS, days, 1);
        }
    }
}
