package io.fupan.metric.cell;

import io.fupan.event.deal.DealFact;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.StageVisit;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Against whom deals were closed, and why they were lost; a deal with several competitors counts against each. */
final class Rivalry {

    private final DealContext deal;
    private final DealFacts facts;
    private final ShareBuilder shares;

    Rivalry(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.shares = shares;
    }

    void add() {
        Instant closedAt = facts.closedAt();
        if (closedAt == null || !facts.outcome().isClosed()) {
            return;
        }
        SortedSet<String> rivals = deal.rivals();
        if (!rivals.isEmpty()) {
            addRivals(rivals, closedAt, facts.outcome() == Outcome.WON ? Measures.WON : Measures.LOST);
        }
        if (facts.outcome() == Outcome.LOST) {
            addLoss(closedAt);
        }
    }

    private void addRivals(SortedSet<String> rivals, Instant closedAt, String outcome) {
        boolean alone = rivals.size() == 1;
        Tally tally = shares.at(deal.scopesAt(closedAt), deal.day(closedAt), Measures.COMPETITION)
                .add(outcome + Measures.CONTESTED, 1);
        if (!alone) {
            tally.add(outcome + Measures.SEVERAL, 1);
        }
        for (String rival : rivals) {
            tally.add(Measures.at(outcome + Measures.AGAINST, rival), 1);
            if (alone) {
                tally.add(Measures.at(outcome + Measures.ALONE, rival), 1);
            }
            addStages(rival, closedAt, outcome, alone);
        }
    }

    /** Competitors stay in a deal, so they were there in every stage after they came, and in the last one. */
    private void addStages(String rival, Instant closedAt, String outcome, boolean alone) {
        String last = deal.visits().isEmpty() ? "" : deal.visits().getLast().stage();
        Tally tally = shares.at(
                List.of(Scope.of(ScopeKinds.COMPETITOR, rival)), deal.day(closedAt), Measures.COMPETITION);
        tally.add(Measures.at(outcome + Measures.LAST, last), 1);
        if (alone) {
            tally.add(Measures.at(outcome + Measures.LAST + Measures.ALONE, last), 1);
        }
        if (facts.outcome() == Outcome.LOST) {
            addReached(tally, closedAt, alone);
        }
    }

    /** A deal that was won has passed every stage, so this is asked of losses only. */
    private void addReached(Tally tally, Instant closedAt, boolean alone) {
        for (String stage : reached(deal.day(closedAt))) {
            tally.add(Measures.at(Measures.LOST + Measures.REACHED, stage), 1);
            if (alone) {
                tally.add(Measures.at(Measures.LOST + Measures.REACHED + Measures.ALONE, stage), 1);
            }
        }
    }

    /**
     * The stages the deal was in or passed by, also if it went back before the close: each by the first pipeline that has
     * it on the day of the close, as it is asked for by its name alone.
     */
    private Set<String> reached(LocalDate closedOn) {
        Set<String> visited = deal.visits().stream().map(StageVisit::stage).collect(Collectors.toSet());
        Set<String> decided = new HashSet<>();
        TreeSet<String> reached = new TreeSet<>();
        for (String pipeline : deal.reference().pipelines()) {
            boolean isReached = false;
            for (String stage : deal.reference().stages(pipeline, closedOn).reversed()) {
                isReached |= visited.contains(stage);
                if (decided.add(stage) && isReached) {
                    reached.add(stage);
                }
            }
        }
        return reached;
    }

    private void addLoss(Instant closedAt) {
        String reason = deal.lossReason();
        Tally tally = shares.at(deal.scopesOfClose(closedAt), deal.day(closedAt), Measures.LOSSES)
                .add(Measures.at(Measures.LOST, reason), 1);
        Long minorUnits = deal.minorUnits(facts.closeAmount(), closedAt);
        if (minorUnits != null) {
            tally.add(Measures.at(Measures.LOST + Measures.AMOUNT, reason), minorUnits);
        }
        String winner = lostTo(closedAt);
        if (winner != null && !winner.isBlank()) {
            shares.at(deal.scopesAt(closedAt), deal.day(closedAt), Measures.COMPETITION)
                    .add(Measures.at(Measures.LOST_TO, deal.reference().competitor(winner)), 1);
        }
    }

    /** The competitor that the effective loss names. */
    private @Nullable String lostTo(Instant closedAt) {
        return facts.events().stream()
                .filter(event -> event.time().equals(closedAt))
                .map(event -> event.data() instanceof DealFact.Lost lost ? lost.competitor() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
