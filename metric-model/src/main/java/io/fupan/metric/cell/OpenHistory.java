package io.fupan.metric.cell;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a deal stood in the open pipeline, change by change. */
final class OpenHistory {

    private final DealContext deal;
    private final DealFacts facts;
    private final List<Instant> touches;
    private final List<Change> changes;

    OpenHistory(DealContext deal) {
        this.deal = deal;
        this.facts = deal.facts();
        this.touches = touches(deal);
        this.changes = readChanges();
    }

    /**
     * How the open deal stands.
     *
     * @param amount as the source says it
     * @param worth in minor units, by the rate of the day the amount was said; 0 while it cannot be counted
     * @param changedOn the day its stage, amount or expected close changed last
     */
    record Holding(
            List<Scope> scopes,
            @Nullable Money amount,
            long worth,
            @Nullable LocalDate expectedClose,
            LocalDate changedOn) {}

    /** A moment at which the deal stands differently; {@code null} while it is not open. */
    record Change(Instant at, @Nullable Holding before, @Nullable Holding after) {}

    List<Change> changes() {
        return changes;
    }

    private List<Change> readChanges() {
        List<Change> changes = new ArrayList<>();
        Holding held = null;
        for (Instant moment : moments()) {
            Holding next = holdingAt(moment);
            if (!Objects.equals(held, next)) {
                changes.add(new Change(moment, held, next));
                held = next;
            }
        }
        return changes;
    }

    /** What an amount counts for, or {@code otherwise} if it cannot be counted. */
    long worth(@Nullable Money amount, Instant at, long otherwise) {
        Long minorUnits = deal.minorUnits(amount, at);
        return minorUnits == null ? otherwise : minorUnits;
    }

    private @Nullable Holding holdingAt(Instant moment) {
        OpenSpan span = facts.openSpans().stream()
                .filter(each -> !each.from().isAfter(moment) && (each.to() == null || each.to().isAfter(moment)))
                .findFirst()
                .orElse(null);
        return span == null
                ? null
                : new Holding(
                        deal.scopesAt(moment),
                        facts.amountAt(moment),
                        worth(facts.amountAt(moment), said(span.from(), moment), 0),
                        facts.expectedCloseAt(moment),
                        deal.day(lastChange(span.from(), moment)));
    }

    /** When the amount that holds at a moment was said, or the deal opened with it. */
    private Instant said(Instant opened, Instant moment) {
        return facts.amounts().stream()
                .map(DealFacts.AmountSpan::from)
                .filter(from -> !from.isAfter(moment) && from.isAfter(opened))
                .max(Instant::compareTo)
                .orElse(opened);
    }

    private Instant lastChange(Instant opened, Instant moment) {
        return touches.stream()
                .filter(touch -> !touch.isAfter(moment) && touch.isAfter(opened))
                .max(Instant::compareTo)
                .orElse(opened);
    }

    /** When the stage, the amount or the expected close changed. */
    private static List<Instant> touches(DealContext deal) {
        return Stream.of(
                        deal.visits().stream().map(DealFacts.StageVisit::from),
                        deal.facts().amounts().stream().map(DealFacts.AmountSpan::from),
                        deal.facts().closeDates().stream().map(DealFacts.CloseDateSpan::from))
                .flatMap(moments -> moments)
                .toList();
    }

    private TreeSet<Instant> moments() {
        TreeSet<Instant> moments = new TreeSet<>(touches);
        facts.owners().forEach(owner -> moments.add(owner.from()));
        for (OpenSpan span : facts.openSpans()) {
            moments.add(span.from());
            if (span.to() != null) {
                moments.add(span.to());
            }
            moments.addAll(deal.rosterChanges(span));
        }
        return moments;
    }

    /** How a deal left at a moment: the first thing that could have ended it, as what comes after finds it gone. */
    String exit(Instant at) {
        return facts.events().stream()
                .filter(event -> event.time().equals(at))
                .map(OpenHistory::exit)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Measures.DELETED);
    }

    private static @Nullable String exit(Event<DealFact> event) {
        return switch (event.data()) {
            case DealFact.Won won -> Measures.WON;
            case DealFact.Lost lost -> Measures.LOST;
            case DealFact.Deleted deleted -> Measures.DELETED;
            case DealFact.Merged merged -> Measures.DELETED;
            default -> null;
        };
    }
}
