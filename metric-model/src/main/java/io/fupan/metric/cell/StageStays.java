package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts.StageVisit;
import java.time.Instant;
import java.util.List;

/** Every visit to a stage: that it began, how long it lasted on the day it began, and how it ended. */
final class StageStays {

    private final DealContext deal;
    private final ShareBuilder shares;
    private final List<StageVisit> visits;
    private final StageOrder order;

    StageStays(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.shares = shares;
        this.visits = deal.visits();
        this.order = new StageOrder(deal);
    }

    void add() {
        for (int i = 0; i < visits.size(); i++) {
            StageVisit visit = visits.get(i);
            Tally begun = shares.at(
                    deal.scopesAt(visit.from()), deal.day(visit.from(), visit.dated()), Measures.VISITS);
            begun.add(Measures.at(Measures.VISITED, visit.stage()), 1);
            Instant end = visit.to();
            if (end != null) {
                addEnd(visit, end, begun, i);
            }
        }
    }

    private void addEnd(StageVisit visit, Instant end, Tally begun, int index) {
        if (visit.dated()) {
            begun.observe(Measures.at(Measures.STAYED, visit.stage()), deal.reporting().days(visit.from(), end), 1);
        } else {
            begun.add(Measures.at(Measures.UNDATED_ENDED, visit.stage()), 1);
        }
        Tally ended = shares.at(deal.scopesAt(end), deal.day(end), Measures.STAGES);
        ended.add(Measures.at(Measures.LEFT, visit.stage()), 1);
        if (isBack(end, index)) {
            ended.add(Measures.at(Measures.BACK, visit.stage()), 1);
        }
    }

    /** A move up the pipeline; where the order is unknown, to a stage the deal has been in before. */
    private boolean isBack(Instant end, int index) {
        if (index + 1 == visits.size() || !visits.get(index + 1).from().equals(end)) {
            return false;
        }
        String next = visits.get(index + 1).stage();
        List<String> both = order.ofBoth(index, index + 1);
        if (both != null) {
            return both.indexOf(next) < both.indexOf(visits.get(index).stage());
        }
        return visits.subList(0, index).stream().anyMatch(visit -> visit.stage().equals(next));
    }
}
