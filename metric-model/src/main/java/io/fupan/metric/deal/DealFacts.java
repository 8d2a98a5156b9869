package io.fupan.metric.deal;

import io.fupan.event.Event;
import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a deal, from all of its events and nothing else. Names are as the sources spell them.
 *
 * @param createdAt when it came into being; filled in by the source if {@code dateImputed}
 * @param dateImputed true if no source knows the date of creation
 * @param closedAt time of the effective outcome: the last of won, lost and reopened; of deletion or merger if gone
 * @param stage the open stage it is in, or was in last
 * @param visits the stages it went through, in order, re-entries included
 * @param owners who it belonged to, from when
 * @param amounts what it was expected to bring, from when
 * @param firstAmount the amount first known
 * @param closeAmount won: the amount of the win as amended since; lost: the amount last known before the loss
 * @param openSpans when it was open
 * @param kind {@code new}, {@code expansion} or {@code renewal} business, if a source says
 * @param closeDates the day it was expected to close, from when
 * @param lines its items, as last set
 * @param credits who shares the credit, from when; empty while it is the owner's alone
 * @param competitors in the order they were noticed
 * @param lossReason of the effective loss
 * @param invented true if any of the events is demonstration data
 * @param events all events, each once, in business order
 */
public record DealFacts(
        String dealId,
        @Nullable String name,
        @Nullable Instant createdAt,
        boolean dateImputed,
        Outcome outcome,
        @Nullable Instant closedAt,
        @Nullable String stage,
        List<StageVisit> visits,
        List<OwnerSpan> owners,
        List<AmountSpan> amounts,
        @Nullable Money firstAmount,
        @Nullable Money closeAmount,
        List<OpenSpan> openSpans,
        @Nullable String product,
        @Nullable String account,
        @Nullable String pipeline,
        @Nullable String channel,
        @Nullable String kind,
        List<CloseDateSpan> closeDates,
        List<Line> lines,
        List<CreditSpan> credits,
        List<Rival> competitors,
        @Nullable String lossReason,
        boolean invented,
        List<Event<DealFact>> events) {

    /** A stay in a stage; {@code to} is {@code null} while it lasts; not {@code dated} if no source knows its start. */
    public record StageVisit(String stage, Instant from, @Nullable Instant to, boolean dated) {}

    /** Who the deal belongs to from a moment on. */
    public record OwnerSpan(String owner, Instant from) {}

    /** What the deal is worth from a moment on. */
    public record AmountSpan(Money amount, Instant from) {}

    /** The day the deal is expected to close on, from a moment on. */
    public record CloseDateSpan(LocalDate expectedClose, Instant from) {}

    /** Who shares the credit from a moment on; nobody but the owner if empty. */
    public record CreditSpan(List<DealFact.Credit> credits, Instant from) {

        /** Copies the credits. */
        public CreditSpan {
            credits = List.copyOf(credits);
        }
    }

    /** A competitor and when it was first noticed. */
    public record Rival(String competitor, Instant since) {}

    /** A time during which the deal was open; {@code to} is {@code null} while it lasts. */
    public record OpenSpan(Instant from, @Nullable Instant to) {}

    /** Copies the lists. */
    public DealFacts {
        visits = List.copyOf(visits);
        owners = List.copyOf(owners);
        amounts = List.copyOf(amounts);
        openSpans = List.copyOf(openSpans);
        closeDates = List.copyOf(closeDates);
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
        competitors = List.copyOf(competitors);
        events = List.copyOf(events);
    }

    /** Who it belonged to at a moment: the first owner known, for moments before; {@code null} if it never had one. */
    public @Nullable String ownerAt(Instant moment) {
        String first = owners.isEmpty() ? null : owners.getFirst().owner();
        OwnerSpan span = latest(owners, OwnerSpan::from, moment);
        return span == null ? first : span.owner();
    }

    /** What it was known to be worth at a moment; {@code null} before the first amount is known. */
    public @Nullable Money amountAt(Instant moment) {
        AmountSpan span = latest(amounts, AmountSpan::from, moment);
        return span == null ? null : span.amount();
    }

    /** The day it was expected to close on, as of a moment; {@code null} before one is known. */
    public @Nullable LocalDate expectedCloseAt(Instant moment) {
        CloseDateSpan span = latest(closeDates, CloseDateSpan::from, moment);
        return span == null ? null : span.expectedClose();
    }

    /** The day it is expected to close on, as last said. */
    public @Nullable LocalDate expectedClose() {
        return closeDates.isEmpty() ? null : closeDates.getLast().expectedClose();
    }

    /** Who shares the credit at a moment; empty if it is the owner's alone. */
    public List<DealFact.Credit> creditsAt(Instant moment) {
        CreditSpan span = latest(credits, CreditSpan::from, moment);
        return span == null ? List.of() : span.credits();
    }

    /** The deal it was merged into, as last said; {@code null} if it was not. */
    public @Nullable String mergedInto() {
        return outcome != Outcome.MERGED
                ? null
                : events.reversed().stream()
                        .map(Event::data)
                        .filter(DealFact.Merged.class::isInstance)
                        .map(fact -> ((DealFact.Merged) fact).into())
                        .findFirst()
                        .orElse(null);
    }

    private static <T> @Nullable T latest(List<T> spans, Function<T, Instant> from, Instant moment) {
        T holding = null;
        for (T span : spans) {
            if (!from.apply(span).isAfter(moment)) {
                holding = span;
            }
        }
        return holding;
    }
}
