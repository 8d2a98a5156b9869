package io.fupan.metric.cell;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.StageVisit;
import java.time.Duration;
import java.time.Instant;

/** What is missing of closed deals, and how late events were written down. */
final class Quality {

    private static final long SECONDS_OF_HOUR = Duration.ofHours(1).toSeconds();

    private final DealContext deal;
    private final DealFacts facts;
    private final ShareBuilder shares;

    Quality(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.shares = shares;
    }

    void add() {
        facts.events().forEach(this::addLateness);
        Instant closedAt = facts.closedAt();
        if (closedAt == null || !facts.outcome().isClosed()) {
            return;
        }
        if (facts.ownerAt(closedAt) == null) {
            missing(closedAt, Measures.NO_OWNER);
        }
        if (facts.visits().isEmpty() || !facts.visits().stream().allMatch(StageVisit::dated)) {
            missing(closedAt, Measures.NO_STAGES);
        }
    }

    private void missing(Instant closedAt, String what) {
        shares.at(deal.scopesOfClose(closedAt), deal.day(closedAt), Measures.QUALITY).add(what, 1);
    }

    /** In hours, begun ones in full; a time that was filled in says nothing. */
    private void addLateness(Event<DealFact> event) {
        if (event.data() instanceof DealFact.Created created && Boolean.TRUE.equals(created.dateImputed())) {
            return;
        }
        Tally tally = shares.at(deal.scopesAt(event.time()), deal.day(event.time()), Measures.QUALITY);
        if (event.recordedAt() == null) {
            tally.add(Measures.LATENESS_UNKNOWN, 1);
        } else {
            long seconds = Math.max(0, Duration.between(event.time(), event.recordedAt()).toSeconds());
            tally.observe(Measures.LATENESS, Math.ceilDiv(seconds, SECONDS_OF_HOUR), 1);
        }
    }
}
