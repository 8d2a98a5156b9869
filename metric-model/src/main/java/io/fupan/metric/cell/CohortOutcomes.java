package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.Outcome;
import java.time.Instant;

/**
 * What became of a deal and after how many days, on the day it was created; how many were created is in the family
 * {@link Measures#DEALS}, and those that are neither won nor lost are still open.
 */
final class CohortOutcomes {

    private final DealContext deal;
    private final DealFacts facts;
    private final ShareBuilder shares;

    CohortOutcomes(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.shares = shares;
    }

    void add() {
        Instant createdAt = facts.createdAt();
        Instant closedAt = facts.closedAt();
        if (createdAt != null && closedAt != null && !facts.dateImputed() && facts.outcome().isClosed()) {
            String outcome = facts.outcome() == Outcome.WON ? Measures.WON : Measures.LOST;
            long days = deal.reporting().days(createdAt, closedAt);
            Tally cohort = shares.at(deal.scopesAt(createdAt), deal.day(createdAt), Measures.COHORTS);
            if (days < 0) {
                cohort.add(outcome + Measures.CLOSED_BEFORE_CREATED, 1);
            } else {
                cohort.observe(outcome + Measures.DAYS, days, 1);
            }
        }
    }
}
