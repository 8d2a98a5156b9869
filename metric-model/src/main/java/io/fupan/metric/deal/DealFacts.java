package io.fupan.metric.deal;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
        @Nullable LocalDate expectedClose,
        List<String> competitors,
        @Nullable String lossReason,
        boolean invented,
        List<Event<DealFact>> events) {

    /** A stay in a stage; {@code to} is {@code null} while it lasts; not {@code dated} if no source knows its start. */
    public record StageVisit(String stage, Instant from, @Nullable Instant to, boolean dated) {}

    /** Who the deal belongs to from a moment on. */
    public record OwnerSpan(String owner, Instant from) {}

    /** What the deal is worth from a moment on. */
    public record AmountSpan(Money amount, Instant from) {}

    /** A time during which the deal was open; {@code to} is {@code null} while it lasts. */
    public record OpenSpan(Instant from, @Nullable Instant to) {}

    /** Copies the lists. */
    public DealFacts {
        visits = List.copyOf(visits);
        owners = List.copyOf(owners);
        amounts = List.copyOf(amounts);
        openSpans = List.copyOf(openSpans);
        competitors = List.copyOf(competitors);
        events = List.copyOf(events);
    }

    /** Who it belonged to at a moment: the first owner known, for moments before; {@code null} if it never had one. */
    public @Nullable String ownerAt(Instant moment) {
        String owner = owners.isEmpty() ? null : owners.getFirst().owner();
        for (OwnerSpan span : owners) {
            if (!span.from().isAfter(moment)) {
                owner = span.owner();
            }
        }
        return owner;
    }

    /** What it was known to be worth at a moment; {@code null} before the first amount is known. */
    public @Nullable Money amountAt(Instant moment) {
        Money amount = null;
        for (AmountSpan span : amounts) {
            if (!span.from().isAfter(moment)) {
                amount = span.amount();
            }
        }
        return amount;
    }
}
