package io.fupan.metric.deal;

import io.fupan.event.Event;
import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.deal.DealFacts.AmountSpan;
import io.fupan.metric.deal.DealFacts.CloseDateSpan;
import io.fupan.metric.deal.DealFacts.CreditSpan;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.deal.DealFacts.OwnerSpan;
import io.fupan.metric.deal.DealFacts.Rival;
import io.fupan.metric.deal.DealFacts.StageVisit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of one deal while its events are replayed in business order. */
final class DealTimeline {

    private final List<StageVisit> visits = new ArrayList<>();
    private final List<OwnerSpan> owners = new ArrayList<>();
    private final List<AmountSpan> amounts = new ArrayList<>();
    private final List<OpenSpan> openSpans = new ArrayList<>();
    private final List<CloseDateSpan> closeDates = new ArrayList<>();
    private final List<CreditSpan> credits = new ArrayList<>();
    private final Map<String, Instant> competitors = new LinkedHashMap<>();
    private @Nullable Instant createdAt;
    private boolean dateImputed;
    private @Nullable String name;
    private @Nullable String pipeline;
    private @Nullable String product;
    private @Nullable String account;
    private @Nullable String channel;
    private @Nullable String kind;
    private List<Line> lines = List.of();
    private @Nullable String stage;
    private @Nullable String lossReason;
    private @Nullable Money closeAmount;
    private Outcome outcome = Outcome.OPEN;
    private @Nullable Instant closedAt;
    private @Nullable Outcome gone;
    private @Nullable Instant goneAt;
    private boolean known;

    void apply(DealFact fact, Instant at) {
        if (fact instanceof DealFact.Unknown) {
            return;
        }
        if (!known) {
            known = true;
            openSpans.add(new OpenSpan(at, null));
        }
        switch (fact) {
            case DealFact.Created created -> create(created, at);
            case DealFact.Described described -> describe(described);
            case DealFact.LinesSet set -> lines = set.lines();
            case DealFact.CreditSplit split -> credits.add(new CreditSpan(split.credits(), at));
            case DealFact.StageChanged changed -> changeStage(changed, at);
            case DealFact.AmountChanged changed -> changeAmount(changed.amount(), at);
            case DealFact.OwnerChanged changed -> owners.add(new OwnerSpan(changed.owner(), at));
            case DealFact.CloseDateChanged changed -> closeDates.add(new CloseDateSpan(changed.expectedClose(), at));
            case DealFact.CompetitorNoted noted -> competitors.putIfAbsent(noted.competitor(), at);
            case DealFact.Won won -> win(won, at);
            case DealFact.Lost lost -> lose(lost, at);
            case DealFact.Reopened reopened -> reopen(reopened, at);
            case DealFact.Deleted deleted -> remove(Outcome.DELETED, at);
            case DealFact.Merged merged -> remove(Outcome.MERGED, at);
            case DealFact.Restored restored -> restore(at);
            case DealFact.Unknown unknown -> throw new IllegalStateException("unknown facts have no effect");
        }
    }

    private void create(DealFact.Created created, Instant at) {
        boolean imputed = Boolean.TRUE.equals(created.dateImputed());
        // A known date outranks a filled-in one, which is applied first.
        if (createdAt == null || (dateImputed && !imputed)) {
            createdAt = at;
            dateImputed = imputed;
        }
        name = known(name, created.name());
        pipeline = known(pipeline, created.pipeline());
        product = known(product, created.product());
        account = known(account, created.account());
        channel = known(channel, created.channel());
        kind = known(kind, created.kind());
        if (created.expectedClose() != null && closeDates.isEmpty()) {
            closeDates.add(new CloseDateSpan(created.expectedClose(), at));
        }
        if (created.owner() != null && owners.isEmpty()) {
            owners.add(new OwnerSpan(created.owner(), at));
        }
        if (created.amount() != null && amounts.isEmpty()) {
            amounts.add(new AmountSpan(created.amount(), at));
        }
        if (created.stage() != null && stage == null) {
            moveTo(created.stage(), at, !imputed);
        }
    }

    private void describe(DealFact.Described described) {
        name = known(described.name(), name);
        pipeline = known(described.pipeline(), pipeline);
        product = known(described.product(), product);
        account = known(described.account(), account);
        channel = known(described.channel(), channel);
        kind = known(described.kind(), kind);
    }

    private static <T> @Nullable T known(@Nullable T first, @Nullable T later) {
        return first != null ? first : later;
    }

    private void changeStage(DealFact.StageChanged changed, Instant at) {
        if (outcome != Outcome.OPEN && Boolean.TRUE.equals(changed.open())) {
            reopen(new DealFact.Reopened(changed.stage()), at);
        } else {
            moveTo(changed.stage(), at, true);
        }
    }

    /** A move reported of a deal that is not open is of no effect: a closed deal is in no stage until it is reopened. */
    private void moveTo(String next, Instant at, boolean dated) {
        if (!isOpen() || next.equals(stage)) {
            return;
        }
        endVisit(at);
        stage = next;
        visits.add(new StageVisit(next, at, null, dated));
    }

    private void changeAmount(Money amount, Instant at) {
        amounts.add(new AmountSpan(amount, at));
        if (outcome == Outcome.WON) {
            closeAmount = amount;
        }
    }

    private void win(DealFact.Won won, Instant at) {
        if (won.amount() != null) {
            amounts.add(new AmountSpan(won.amount(), at));
        }
        if (isNews(Outcome.WON, won.observed())) {
            close(Outcome.WON, at);
            lossReason = null;
        } else if (won.amount() != null) {
            closeAmount = won.amount();
        }
    }

    private void lose(DealFact.Lost lost, Instant at) {
        if (isNews(Outcome.LOST, lost.observed())) {
            close(Outcome.LOST, at);
            lossReason = lost.reason();
        } else {
            lossReason = known(lost.reason(), lossReason);
        }
        if (lost.competitor() != null) {
            competitors.putIfAbsent(lost.competitor(), at);
        }
    }

    /** A source that only sees how a deal stands says the same again and again; the day of the close must not move. */
    private boolean isNews(Outcome how, @Nullable Boolean observed) {
        return outcome != how || !Boolean.TRUE.equals(observed);
    }

    private void close(Outcome how, Instant at) {
        endSpan(at);
        outcome = how;
        closedAt = at;
        closeAmount = amounts.isEmpty() ? null : amounts.getLast().amount();
    }

    private void reopen(DealFact.Reopened reopened, Instant at) {
        boolean wasOpen = isOpen();
        outcome = Outcome.OPEN;
        closedAt = null;
        closeAmount = null;
        lossReason = null;
        if (wasOpen && reopened.stage() != null) {
            moveTo(reopened.stage(), at, true);
        } else if (!wasOpen) {
            stage = known(reopened.stage(), stage);
            startSpan(at);
        }
    }

    private void remove(Outcome how, Instant at) {
        endSpan(at);
        gone = how;
        goneAt = at;
    }

    private void restore(Instant at) {
        if (gone != null) {
            gone = null;
            goneAt = null;
            startSpan(at);
        }
    }

    private boolean isOpen() {
        return outcome == Outcome.OPEN && gone == null;
    }

    private void startSpan(Instant at) {
        if (isOpen()) {
            openSpans.add(new OpenSpan(at, null));
            if (stage != null) {
                visits.add(new StageVisit(stage, at, null, true));
            }
        }
    }

    private void endSpan(Instant at) {
        endVisit(at);
        if (!openSpans.isEmpty() && openSpans.getLast().to() == null) {
            OpenSpan last = openSpans.removeLast();
            if (last.from().isBefore(at)) {
                openSpans.add(new OpenSpan(last.from(), at));
            }
        }
    }

    private void endVisit(Instant at) {
        if (!visits.isEmpty() && visits.getLast().to() == null) {
            StageVisit last = visits.removeLast();
            visits.add(new StageVisit(last.stage(), last.from(), at, last.dated()));
        }
    }

    DealFacts facts(String dealId, List<Event<DealFact>> events) {
        boolean invented = events.stream().anyMatch(event -> Event.INVENTED.equals(event.provenance()));
        return new DealFacts(
                dealId,
                name,
                createdAt,
                dateImputed,
                gone != null ? gone : outcome,
                gone != null ? goneAt : closedAt,
                stage,
                visits,
                owners,
                amounts,
                amounts.isEmpty() ? null : amounts.getFirst().amount(),
                closeAmount,
                openSpans,
                product,
                account,
                pipeline,
                channel,
                kind,
                closeDates,
                lines,
                credits,
                competitors.entrySet().stream()
                        .map(noted -> new Rival(noted.getKey(), noted.getValue()))
                        .toList(),
                lossReason,
                invented,
                events);
    }
}
