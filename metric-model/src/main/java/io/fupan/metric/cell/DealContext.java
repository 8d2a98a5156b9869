package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.StageVisit;
import io.fupan.metric.reference.Dimensions;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deal seen through the reference data and the conventions of the installation. */
record DealContext(DealFacts facts, Reference reference, Reporting reporting) {

    /** The scopes credited at a moment: those of the owner at that moment, as the roster of that day has them. */
    List<Scope> scopesAt(Instant moment) {
        return scopesAt(moment, facts.ownerAt(moment));
    }

    /** The scopes credited at a moment if the deal belonged to somebody. */
    List<Scope> scopesAt(Instant moment, @Nullable String owner) {
        return reference.scopes(
                new Dimensions(owner, facts.product(), facts.account(), facts.channel()),
                reporting.day(moment),
                reporting.pairs());
    }

    /** Why an amount cannot be counted at a moment, as the suffix of a measure; {@code null} if it can. */
    @Nullable String obstacle(@Nullable Money amount, Instant at) {
        return exchange().obstacle(amount, day(at));
    }

    /** An amount in minor units of the base currency, by the rate of the day; {@code null} if it cannot be counted. */
    @Nullable Long minorUnits(@Nullable Money amount, Instant at) {
        return exchange().minorUnits(amount, day(at));
    }

    private Exchange exchange() {
        return new Exchange(reference.rates(), reporting.currency());
    }

    LocalDate day(Instant moment) {
        return reporting.day(moment);
    }

    /** The visits under canonical names; two spellings of one stage in a row are one visit. */
    List<StageVisit> visits() {
        List<StageVisit> visits = new ArrayList<>();
        for (StageVisit visit : facts.visits()) {
            String stage = reference.stage(visit.stage());
            StageVisit last = visits.isEmpty() ? null : visits.getLast();
            if (last != null && last.stage().equals(stage) && visit.from().equals(last.to())) {
                visits.removeLast();
                visits.add(new StageVisit(stage, last.from(), visit.to(), last.dated()));
            } else {
                visits.add(new StageVisit(stage, visit.from(), visit.to(), visit.dated()));
            }
        }
        return visits;
    }

    /** The day of a moment, or {@code null} where the source filled in the moment. */
    @Nullable LocalDate day(Instant moment, boolean dated) {
        return dated ? day(moment) : null;
    }
}
