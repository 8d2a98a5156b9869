package io.fupan.metric.deal;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.deal.DealFacts.Rival;
import io.fupan.metric.deal.DealFacts.StageVisit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives a deal the history of those that were merged into it. */
final class Merger {

    private final DealFacts survivor;
    private final List<Event<DealFact>> absorbed;
    private final @Nullable Instant began;
    private final DealFacts before;

    Merger(DealFacts alone, List<Event<DealFact>> absorbed) {
        this.absorbed = absorbed;
        this.began = alone.events().stream()
                .filter(event -> !BusinessOrder.isImputed(event))
                .map(Event::time)
                .min(Instant::compareTo)
                .orElse(null);
        List<Event<DealFact>> history = absorbed.stream().filter(this::isHistory).toList();
        this.before = DealFold.fold(alone.dealId(), history);
        this.survivor = began == null || history.isEmpty() ? alone : DealFold.foldAfter(began, alone);
    }

    DealFacts merged() {
        boolean older = isDated(before) && (!isDated(survivor) || isEarlier(before.createdAt(), survivor.createdAt()));
        return new DealFacts(
                survivor.dealId(),
                first(survivor.name(), before.name()),
                older ? before.createdAt() : survivor.createdAt(),
                older ? before.dateImputed() : survivor.dateImputed(),
                survivor.outcome(),
                survivor.closedAt(),
                first(survivor.stage(), before.stage()),
                joined(ended(before.visits()), survivor.visits()),
                joined(before.owners(), survivor.owners()),
                joined(before.amounts(), survivor.amounts()),
                first(before.firstAmount(), survivor.firstAmount()),
                closeAmount(),
                joined(endedSpans(before.openSpans()), survivor.openSpans()),
                first(survivor.product(), before.product()),
                first(survivor.account(), before.account()),
                first(survivor.pipeline(), before.pipeline()),
                first(survivor.channel(), before.channel()),
                first(survivor.kind(), before.kind()),
                joined(before.closeDates(), survivor.closeDates()),
                survivor.lines().isEmpty() ? before.lines() : survivor.lines(),
                joined(before.credits(), survivor.credits()),
                rivals(),
                survivor.lossReason(),
                survivor.invented() || before.invented(),
                DealFold.ordered(joined(survivor.events(), absorbed)));
    }

    /** A close without an amount of its own closes what was last known, be it of the deals merged into it. */
    private @Nullable Money closeAmount() {
        boolean known = survivor.closeAmount() != null || before.amounts().isEmpty();
        return known || !survivor.outcome().isClosed()
                ? survivor.closeAmount()
                : before.amounts().getLast().amount();
    }

    /** What ended the other deals is not history of this one, and neither is what they did beside it. */
    private boolean isHistory(Event<DealFact> event) {
        boolean ends = switch (event.data()) {
            case DealFact.Won won -> true;
            case DealFact.Lost lost -> true;
            case DealFact.Reopened reopened -> true;
            case DealFact.Merged merged -> true;
            case DealFact.Deleted deleted -> true;
            case DealFact.Restored restored -> true;
            default -> false;
        };
        return !ends && began != null && event.time().isBefore(began);
    }

    private List<StageVisit> ended(List<StageVisit> visits) {
        return visits.stream()
                .map(visit -> visit.to() != null ? visit : new StageVisit(visit.stage(), visit.from(), began, visit.dated()))
                .toList();
    }

    private List<OpenSpan> endedSpans(List<OpenSpan> spans) {
        return spans.stream()
                .map(span -> span.to() != null ? span : new OpenSpan(span.from(), began))
                .toList();
    }

    private List<Rival> rivals() {
        List<Rival> rivals = new ArrayList<>(survivor.competitors());
        for (Event<DealFact> event : absorbed) {
            String name = event.data() instanceof DealFact.CompetitorNoted noted
                    ? noted.competitor()
                    : event.data() instanceof DealFact.Lost lost ? lost.competitor() : null;
            if (name != null && rivals.stream().map(Rival::competitor).noneMatch(name::equals)) {
                rivals.add(new Rival(name, event.time()));
            }
        }
        return rivals;
    }

    private static boolean isDated(DealFacts facts) {
        return facts.createdAt() != null && !facts.dateImputed();
    }

    private static boolean isEarlier(@Nullable Instant left, @Nullable Instant right) {
        return left != null && right != null && left.isBefore(right);
    }

    private static <T> @Nullable T first(@Nullable T left, @Nullable T right) {
        return left != null ? left : right;
    }

    private static <T> List<T> joined(List<T> before, List<T> own) {
        return Stream.of(before, own).flatMap(List::stream).toList();
    }
}
