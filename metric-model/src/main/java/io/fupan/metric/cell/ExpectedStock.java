package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.cell.OpenHistory.Change;
import io.fupan.metric.cell.OpenHistory.Holding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The open pipeline by expected close, as differences: deals by pairs of the day of their last change and of the
 * expected close, money by the expected close.
 */
final class ExpectedStock {

    private final DealContext deal;
    private final OpenHistory history;
    private final ShareBuilder shares;

    ExpectedStock(DealContext deal, OpenHistory history, ShareBuilder shares) {
        this.deal = deal;
        this.history = history;
        this.shares = shares;
    }

    void add() {
        for (Change change : history.changes()) {
            add(change.before(), change.at(), -1);
            add(change.after(), change.at(), 1);
        }
    }

    private void add(@Nullable Holding holding, Instant moment, int direction) {
        if (holding != null) {
            Tally tally = shares.at(
                            holding.scopes(), deal.day(moment, !deal.facts().dateImputed()), Measures.EXPECTED)
                    .observe(Measures.OPEN, DayKey.pair(holding.changedOn(), holding.expectedClose()), direction)
                    .observe(
                            Measures.OPEN + Measures.AMOUNT,
                            DayKey.of(holding.expectedClose()),
                            direction * holding.worth());
            addAsSaid(tally, holding, DayKey.of(holding.expectedClose()), direction);
        }
    }

    /** What a reader needs to convert money of other currencies by the rate of its own day, and to say what is missing. */
    private void addAsSaid(Tally tally, Holding holding, long expected, int direction) {
        Money amount = holding.amount();
        if (amount == null) {
            tally.observe(Measures.OPEN + Measures.NO_AMOUNT, expected, direction);
        } else if (!Exchange.isInRange(amount.amount(), amount.currency())) {
            tally.observe(Measures.OPEN + Measures.AMOUNT_OUT_OF_RANGE, expected, direction);
        } else if (!deal.reporting().isBase(amount)) {
            String currency = amount.currency();
            tally.observe(Measures.OPEN + Measures.SAID, expected, direction * holding.worth())
                    .observe(Measures.in(Measures.OPEN + Measures.FOREIGN, currency), expected, direction)
                    .observe(
                            Measures.in(Measures.OPEN + Measures.AMOUNT, currency),
                            expected,
                            direction * Exchange.minorUnits(amount));
        }
    }
}
