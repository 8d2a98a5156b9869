package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts.StageVisit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a deal was qualified first: when it came into the stage that its pipeline names, or into a later one, by the
 * definition of that day. What it did afterwards takes nothing back.
 *
 * @param isKnown whether it can be said at all; not where no definition says which stages these are, where the way
 *     through the stages is not known, or where no source dates the first of them
 * @param since {@code null} if it never was, or if nothing is known
 */
record Qualification(boolean isKnown, @Nullable Instant since) {

    private static final Qualification UNKNOWN = new Qualification(false, null);
    private static final Qualification NEVER = new Qualification(true, null);

    static Qualification of(DealContext deal) {
        boolean stated = false;
        for (StageVisit visit : deal.visits()) {
            List<String> qualified =
                    deal.reference().qualifiedStages(deal.facts().pipeline(), deal.day(visit.from()));
            if (qualified.contains(visit.stage())) {
                return visit.dated() ? new Qualification(true, visit.from()) : UNKNOWN;
            }
            stated |= !qualified.isEmpty();
        }
        return stated ? NEVER : UNKNOWN;
    }
}
