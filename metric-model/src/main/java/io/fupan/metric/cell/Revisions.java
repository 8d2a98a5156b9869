package io.fupan.metric.cell;

import io.fupan.metric.cell.OpenHistory.Change;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.Outcome;
import java.time.Instant;

/** How much of what was booked at a win does not hold any more: amended, opened again, or deleted. */
final class Revisions {

    private final DealContext deal;
    private final DealFacts facts;
    private final OpenHistory history;
    private final ShareBuilder shares;

    Revisions(DealContext deal, OpenHistory history, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.history = history;
        this.shares = shares;
    }

    void add() {
        for (Change change : history.changes()) {
            if (change.after() == null && history.exit(change.at()).equals(Measures.WON)) {
                add(change.at());
            }
        }
    }

    private void add(Instant wonAt) {
        boolean holds = facts.outcome() == Outcome.WON && wonAt.equals(facts.closedAt());
        long restated = holds ? history.worth(facts.closeAmount(), wonAt, 0) : 0;
        long more = restated - history.worth(facts.amountAt(wonAt), wonAt, 0);
        if (more != 0) {
            shares.at(deal.scopesAt(wonAt), deal.day(wonAt), Measures.QUALITY)
                    .add(Measures.REVISED, 1)
                    .add(Measures.REVISED + Measures.MORE, more)
                    .add(Measures.REVISED + Measures.AMOUNT, Math.abs(more));
        }
    }
}
