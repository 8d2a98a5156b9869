package io.fupan.metrics.deal;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.restatement.ChangedCells;
import io.fupan.metric.restatement.DealHistories;
import io.fupan.metric.restatement.Restatement;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.deal.DealLog.Parted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers as they were reported: the cells of now without what was said of deals since. */
public final class DealRestatements {

    private final DealLog log;
    private final Deals deals;
    private final MetricCatalogue catalogue;
    private final Reporting reporting;

    DealRestatements(DealLog log, Deals deals, MetricCatalogue catalogue, Reporting reporting) {
        this.log = log;
        this.deals = deals;
        this.catalogue = catalogue;
        this.reporting = reporting;
    }

    /**
     * What was said since a moment.
     *
     * @param cut next offset by {@code topic-partition} at that moment
     */
    public record Since(List<Restatement> deals, SortedMap<String, Long> cut) {}

    /** An event that was not known then. */
    public record Cited(String id, String source, String type, Instant time) {}

    /**
     * A deal that changes the number.
     *
     * @param reported how much it was of the number's n
     * @param restated how much it is now
     */
    public record Changed(String deal, long reported, long restated, List<Cited> events) {}

    /**
     * What was said since a moment, by the time it was published.
     *
     * @throws io.fupan.service.problem.Problem 400 if that is too much, 503 if the log cannot be read in time
     */
    public Since since(Instant moment, Reference reference) {
        Parted parted = log.partedAt(moment, this::related);
        DealHistories known = new DealHistories(parted.known());
        DealHistories now = new DealHistories(
                Stream.concat(parted.known().stream(), parted.later().stream()).toList());
        List<Restatement> restatements = new TreeSet<>(parted.deals())
                .stream()
                        .map(deal -> Restatement.of(deal, known, now, reference, reporting))
                        .filter(Objects::nonNull)
                        .toList();
        return new Since(restatements, parted.cut());
    }

    /** With the deals that were merged into these, and those that these were merged into. */
    private Set<String> related(Set<String> some) {
        Set<String> all = new TreeSet<>(some);
        Set<String> added = some;
        while (!added.isEmpty()) {
            Set<String> more = new TreeSet<>(deals.mergedWith(added));
            more.removeAll(all);
            all.addAll(more);
            added = more;
        }
        return all;
    }

    /** The number as it was reported. */
    public MetricValue reported(CellReader cells, Reference reference, MetricQuery query, Since since) {
        CellTable change = new CellTable();
        since.deals().forEach(each -> each.undoIn(change));
        return catalogue.evaluate(new ChangedCells(cells, change), reference, query);
    }

    /** The deals that are something else of the number now; of those in a scope only, unless that is {@code null}. */
    public List<Changed> changed(MetricQuery query, Reference reference, Since since, @Nullable String visible) {
        List<Changed> changed = new ArrayList<>();
        for (Restatement each : since.deals()) {
            Reading before = catalogue.reading(each.alone(true), reference, query);
            Reading after = catalogue.reading(each.alone(false), reference, query);
            if (isIn(each, visible) && !isSame(before, after)) {
                changed.add(new Changed(
                        each.deal(), before.n(), after.n(),
                        each.later().stream().map(DealRestatements::cited).toList()));
            }
        }
        return changed;
    }

    private static boolean isSame(Reading one, Reading other) {
        return one.n() == other.n()
                && Objects.equals(one.value(), other.value())
                && Objects.equals(one.reason(), other.reason())
                && one.excluded().equals(other.excluded());
    }

    private static boolean isIn(Restatement restatement, @Nullable String visible) {
        return visible == null
                || Stream.concat(restatement.reported().stream(), restatement.restated().stream())
                        .flatMap(share -> share.scopes().stream())
                        .map(Scope::toString)
                        .anyMatch(visible::equals);
    }

    private static Cited cited(Event<DealFact> event) {
        return new Cited(event.id(), event.source(), event.type(), event.time());
    }
}
