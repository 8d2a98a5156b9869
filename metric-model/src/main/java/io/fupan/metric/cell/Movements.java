package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.cell.OpenHistory.Change;
import io.fupan.metric.cell.OpenHistory.Holding;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What moved the open pipeline: one deal may move it several times, in several ways. */
final class Movements {

    private final DealContext deal;
    private final DealFacts facts;
    private final OpenHistory history;
    private final ShareBuilder shares;

    Movements(DealContext deal, OpenHistory history, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.history = history;
        this.shares = shares;
    }

    void add() {
        boolean known = false;
        for (Change change : history.changes()) {
            Holding before = change.before();
            Holding after = change.after();
            if (before == null && after != null) {
                add(after.scopes(), change.at(), known ? Measures.REOPENED : Measures.NEW, after, 1);
            } else if (before != null && after == null) {
                leave(before, change.at());
            } else if (before != null && after != null) {
                change(before, after, change.at());
            }
            addGone(before, change.at(), -1);
            addGone(after, change.at(), 1);
            known = true;
        }
    }

    /** It leaves with what it was worth at the close, so that what is won is what was booked. */
    private void leave(Holding held, Instant at) {
        Money amount = facts.amountAt(at);
        long worth = history.worth(amount, at, held.worth());
        if (!Objects.equals(amount, held.amount())) {
            addWorth(held.scopes(), at, worth - held.worth(), held.expectedClose());
        } else if (worth != held.worth()) {
            observe(held.scopes(), at, Measures.FX, DayKey.of(held.expectedClose()), 1, worth - held.worth());
        }
        Holding left = new Holding(held.scopes(), amount, worth, held.expectedClose(), held.changedOn());
        add(held.scopes(), at, history.exit(at), left, 1);
    }

    private void change(Holding before, Holding after, Instant at) {
        List<Scope> staying = before.scopes().stream().filter(after.scopes()::contains).toList();
        List<Scope> left = before.scopes().stream().filter(scope -> !staying.contains(scope)).toList();
        List<Scope> joined = after.scopes().stream().filter(scope -> !staying.contains(scope)).toList();
        if (!Objects.equals(before.expectedClose(), after.expectedClose())) {
            long moved = DayKey.pair(before.expectedClose(), after.expectedClose());
            observe(staying, at, Measures.MOVED, moved, 1, before.worth());
        }
        addWorth(staying, at, after.worth() - before.worth(), after.expectedClose());
        add(left, at, Measures.OWNER, before, -1);
        add(joined, at, Measures.OWNER, after, 1);
    }

    private void addWorth(List<Scope> scopes, Instant at, long more, @Nullable LocalDate expectedClose) {
        if (more != 0) {
            String movement = more > 0 ? Measures.INCREASED : Measures.DECREASED;
            observe(scopes, at, movement, DayKey.of(expectedClose), 1, Math.abs(more));
        }
    }

    private void addGone(@Nullable Holding holding, Instant at, int direction) {
        if (holding != null && facts.outcome() == Outcome.DELETED) {
            add(holding.scopes(), at, Measures.GONE, holding, direction);
            addForeign(holding, at, direction);
        }
    }

    /** What a reader needs to convert money of other currencies by the rate of its own day. */
    private void addForeign(Holding holding, Instant at, int direction) {
        Money amount = holding.amount();
        if (amount == null || !Exchange.isInRange(amount.amount(), amount.currency()) || deal.reporting().isBase(amount)) {
            return;
        }
        long expected = DayKey.of(holding.expectedClose());
        shares.at(holding.scopes(), deal.day(at, !facts.dateImputed()), Measures.MOVEMENTS)
                .observe(Measures.GONE + Measures.SAID, expected, direction * holding.worth())
                .observe(Measures.in(Measures.GONE + Measures.FOREIGN, amount.currency()), expected, direction)
                .observe(
                        Measures.in(Measures.GONE + Measures.AMOUNT, amount.currency()),
                        expected,
                        direction * Exchange.minorUnits(amount));
    }

    private void add(List<Scope> scopes, Instant at, String movement, Holding holding, int direction) {
        observe(
                scopes, at, movement, DayKey.of(holding.expectedClose()), direction, direction * holding.worth());
    }

    private void observe(List<Scope> scopes, Instant at, String movement, long key, long deals, long minorUnits) {
        if (!scopes.isEmpty()) {
            shares.at(scopes, deal.day(at, !facts.dateImputed()), Measures.MOVEMENTS)
                    .observe(movement, key, deals)
                    .observe(movement + Measures.AMOUNT, key, minorUnits);
        }
    }
}
