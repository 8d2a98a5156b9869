package io.fupan.metric.cell;

import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the facts of a deal add to daily cells. */
public final class Contributions {

    private Contributions() {}

    /** What a deal adds; only what moved if it was deleted, and nothing if it was merged. */
    public static List<Share> of(DealFacts facts, Reference reference, Reporting reporting) {
        return of(facts, List.of(), reference, reporting);
    }

    /** What a deal adds about which people were in touch at these moments. */
    public static List<Share> of(
            DealFacts facts, List<Instant> touches, Reference reference, Reporting reporting) {
        if (facts.outcome() == Outcome.MERGED || facts.events().isEmpty()) {
            return List.of();
        }
        DealContext deal = new DealContext(facts, reference, reporting);
        OpenHistory history = new OpenHistory(deal);
        ShareBuilder shares = new ShareBuilder();
        new Movements(deal, history, shares).add();
        new Revisions(deal, history, shares).add();
        if (!facts.outcome().isGone()) {
            new DealCounts(deal, shares).add();
            new StockMovements(deal, shares).add();
            new StagePassages(deal, shares).add();
            new StageStays(deal, shares).add();
            new CohortOutcomes(deal, shares).add();
            new TouchMovements(deal, touches, shares).add();
            new ExpectedStock(deal, history, shares).add();
            new Slips(deal, history, shares).add();
            new Sales(deal, shares).add();
            new Rivalry(deal, shares).add();
            new Quality(deal, shares).add();
        }
        return shares.shares();
    }

    /** Why the money of a closed deal counts for nothing, as in the cells; {@code null} if it counts. */
    public static @Nullable String whyNotCounted(DealFacts facts, Reference reference, Reporting reporting) {
        Instant closedAt = facts.closedAt();
        String obstacle = closedAt == null || !facts.outcome().isClosed()
                ? null
                : new DealContext(facts, reference, reporting).obstacle(facts.closeAmount(), closedAt);
        return obstacle == null ? null : obstacle.substring(1);
    }

    /**
     * The scopes a deal counts for at a moment: those of its owner then, as the roster of that day has them; for the
     * close also its competitors and the reason of the loss.
     */
    public static List<Scope> scopes(DealFacts facts, Instant moment, Reference reference, Reporting reporting) {
        DealContext deal = new DealContext(facts, reference, reporting);
        return facts.outcome().isClosed() && moment.equals(facts.closedAt())
                ? deal.scopesOfClose(moment)
                : deal.scopesAt(moment);
    }

    /** By cell, what must be added so that {@code before} becomes {@code after}; cells that stay are left out. */
    public static Map<CellKey, Quantities> difference(Collection<Share> before, Collection<Share> after) {
        return new CellChanges().replace(before, after).byCell();
    }

    /** By cell, what shares add up to. */
    public static Map<CellKey, Quantities> sum(Collection<Share> shares) {
        return difference(List.of(), shares);
    }
}
