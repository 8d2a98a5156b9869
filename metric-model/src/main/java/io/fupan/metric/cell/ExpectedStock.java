package io.fupan.metric.cell;

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
            shares.at(holding.scopes(), deal.day(moment, !deal.facts().dateImputed()), Measures.EXPECTED)
                    .observe(Measures.OPEN, DayKey.pair(holding.changedOn(), holding.expectedClose()), direction)
                    .observe(
                            Measures.OPEN + Measures.AMOUNT,
                            DayKey.of(holding.expectedClose()),
                            direction * holding.worth());
        }
    }
}
