package io.fupan.metric.restatement;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.reference.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one deal added to cells as it was known when something was reported, and what it adds now. Numbers are sums over
 * deals, so cells less the differences of all deals with later events are the cells as they were. Both are seen through
 * the reference data of today.
 *
 * @param later the events that were not known then, in business order
 */
public record Restatement(
        String deal, List<Share> reported, List<Share> restated, List<Event<DealFact>> later) {

    /** Copies the shares and events. */
    public Restatement {
        reported = List.copyOf(reported);
        restated = List.copyOf(restated);
        later = List.copyOf(later);
    }

    /**
     * What later events change of a deal; {@code null} if they change nothing.
     *
     * @param known what was said of it, and of those merged into it, when something was reported
     * @param now all that has been said by now
     */
    public static @Nullable Restatement of(
            String deal, DealHistories known, DealHistories now, Reference reference, Reporting reporting) {
        List<Share> before = Contributions.of(known.facts(deal), reference, reporting);
        DealFacts facts = now.facts(deal);
        List<Share> after = Contributions.of(facts, reference, reporting);
        return before.equals(after)
                ? null
                : new Restatement(
                        deal, before, after,
                        facts.events().stream().filter(event -> !known.contains(event)).toList());
    }

    /** Adds what makes the cells of now those that were reported. */
    public void undoIn(CellTable cells) {
        cells.addAll(Contributions.difference(restated, reported));
    }

    /** The cells of this deal alone, as reported or as restated. */
    public CellTable alone(boolean asReported) {
        CellTable cells = new CellTable();
        cells.addAll(Contributions.sum(asReported ? reported : restated));
        return cells;
    }
}
