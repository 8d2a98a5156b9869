package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.StageVisit;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a deal went through the stages: entered, progressed from, jumped over, lost in, and how long it stayed. */
final class StagePassages {

    private final DealContext deal;
    private final DealFacts facts;
    private final ShareBuilder shares;
    private final List<StageVisit> visits;
    private final StageOrder order;

    StagePassages(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.shares = shares;
        this.visits = deal.visits();
        this.order = new StageOrder(deal);
    }

    void add() {
        Set<String> entered = new HashSet<>();
        for (int i = 0; i < visits.size(); i++) {
            if (entered.add(visits.get(i).stage())) {
                addFirstEntry(i);
            }
        }
        addSkipped(entered);
        addLost();
        addStays();
    }

    private void addFirstEntry(int index) {
        StageVisit visit = visits.get(index);
        Tally tally = at(visit.from(), visit.dated());
        tally.add(Measures.at(Measures.ENTERED, visit.stage()), 1);
        Instant progress = progressAfter(index);
        if (progress != null && visit.dated()) {
            long days = deal.reporting().days(visit.from(), progress);
            tally.observe(Measures.at(Measures.PROGRESSED, visit.stage()), days, 1);
        } else if (progress != null) {
            tally.add(Measures.at(Measures.PROGRESSED_UNDATED, visit.stage()), 1);
        }
    }

    private @Nullable Instant progressAfter(int index) {
        for (int later = index + 1; later < visits.size(); later++) {
            if (isProgress(index, later)) {
                return visits.get(later).from();
            }
        }
        return facts.outcome() == Outcome.WON ? facts.closedAt() : null;
    }

    /** A stage further down the pipeline; where the order is unknown, a stage the deal has not been in before. */
    private boolean isProgress(int index, int later) {
        String reached = visits.get(later).stage();
        List<String> both = order.ofBoth(index, later);
        if (both != null) {
            return both.indexOf(reached) > both.indexOf(visits.get(index).stage());
        }
        return !order.knows(index) && visits.subList(0, later).stream().noneMatch(visit -> visit.stage().equals(reached));
    }

    private void addSkipped(Set<String> entered) {
        Map<String, Instant> jumps = new LinkedHashMap<>();
        for (int i = 1; i < visits.size(); i++) {
            List<String> both = order.ofBoth(i - 1, i);
            if (both != null) {
                addJump(jumps, both, i - 1, both.indexOf(visits.get(i).stage()), visits.get(i).from());
            }
        }
        Instant closedAt = facts.closedAt();
        if (facts.outcome() == Outcome.WON && closedAt != null && !visits.isEmpty()) {
            List<String> last = order.of(visits.size() - 1);
            addJump(jumps, last, visits.size() - 1, last.size(), closedAt);
        }
        jumps.keySet().removeAll(entered);
        jumps.forEach((stage, moment) -> at(moment, true).add(Measures.at(Measures.SKIPPED, stage), 1));
    }

    private void addJump(Map<String, Instant> jumps, List<String> stages, int from, int to, Instant moment) {
        int start = stages.indexOf(visits.get(from).stage());
        for (int between = start + 1; start >= 0 && between < to; between++) {
            jumps.putIfAbsent(stages.get(between), moment);
        }
    }

    private void addLost() {
        Instant closedAt = facts.closedAt();
        if (facts.outcome() == Outcome.LOST && closedAt != null && !visits.isEmpty()) {
            at(closedAt, true).add(Measures.at(Measures.LOST, visits.getLast().stage()), 1);
        }
    }

    private void addStays() {
        Set<String> stages = new LinkedHashSet<>();
        visits.forEach(visit -> stages.add(visit.stage()));
        for (String stage : stages) {
            List<StageVisit> completed = visits.stream()
                    .filter(visit -> visit.stage().equals(stage) && visit.to() != null)
                    .toList();
            if (!completed.isEmpty()) {
                addStay(stage, completed);
            }
        }
    }

    private void addStay(String stage, List<StageVisit> completed) {
        StageVisit last = completed.getLast();
        Tally tally = at(end(last), true);
        if (last.dated()) {
            tally.observe(Measures.at(Measures.LATEST_VISIT, stage), days(last), 1);
        }
        if (completed.stream().allMatch(StageVisit::dated)) {
            long days = completed.stream().mapToLong(this::days).sum();
            tally.observe(Measures.at(Measures.ALL_VISITS, stage), days, 1);
        } else {
            tally.add(Measures.at(Measures.VISIT_UNDATED, stage), 1);
        }
    }

    private long days(StageVisit visit) {
        return deal.reporting().days(visit.from(), end(visit));
    }

    private static Instant end(StageVisit completed) {
        return Objects.requireNonNull(completed.to(), "the visit is completed");
    }

    private Tally at(Instant moment, boolean dated) {
        List<Scope> scopes = deal.scopesAt(moment);
        return shares.at(scopes, deal.day(moment, dated), Measures.STAGES);
    }
}
