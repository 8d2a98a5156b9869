package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts.StageVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of the stages of a deal's pipeline, which may be defined anew: two stages are compared within one definition,
 * that of the day on which the deal entered the first of them or, if this lacks one of the two, that of the day on which
 * it reached the other.
 */
final class StageOrder {

    private final List<List<String>> definitions = new ArrayList<>();
    private final List<StageVisit> visits;

    StageOrder(DealContext deal) {
        this.visits = deal.visits();
        visits.forEach(visit -> definitions.add(
                deal.reference().stages(deal.facts().pipeline(), deal.day(visit.from()))));
    }

    /** The stages, in order, by the definition of the day of a visit; empty if there was none. */
    List<String> of(int visit) {
        return definitions.get(visit);
    }

    /** Whether the definition of the day of a visit has its stage. */
    boolean knows(int visit) {
        return of(visit).contains(visits.get(visit).stage());
    }

    /** The definition that has the stages of two visits; {@code null} if neither day's has both. */
    @Nullable List<String> ofBoth(int visit, int later) {
        List<String> both =
                List.of(visits.get(visit).stage(), visits.get(later).stage());
        return Stream.of(of(visit), of(later))
                .filter(stages -> stages.containsAll(both))
                .findFirst()
                .orElse(null);
    }
}
