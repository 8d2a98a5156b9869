package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.deal.DealView;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is published about a deal: its facts under canonical names, and the events they follow from. */
final class DealViews {

    private DealViews() {}

    static byte[] write(DealFacts facts, List<Share> shares, Reference reference, Reporting reporting) {
        DealView.Folded view = of(facts, shares, reference, reporting);
        List<Event<DealFact>> events = facts.events();
        Event<DealFact> last = events.getLast();
        return Families.DEAL_VIEW.write(new Event<>(
                facts.dealId() + '@' + events.size(),
                "/metrics",
                "metrics.deal",
                facts.dealId(),
                last.time(),
                null,
                null,
                null,
                view.provenance(),
                view));
    }

    static DealView.Folded of(DealFacts facts, List<Share> shares, Reference reference, Reporting reporting) {
        Instant now = facts.closedAt() != null ? facts.closedAt() : facts.events().getLast().time();
        LocalDate createdOn = createdOn(facts, reporting);
        LocalDate closedOn = facts.closedAt() == null ? null : reporting.day(facts.closedAt());
        String owner = facts.ownerAt(now);
        List<String> scopes = scopes(facts, reference, reporting, now);
        List<String> createdScopes =
                facts.createdAt() == null ? List.of() : scopes(facts, reference, reporting, facts.createdAt());
        return new DealView.Folded(
                facts.name(),
                facts.pipeline(),
                facts.outcome().name().toLowerCase(Locale.ROOT),
                facts.stage() == null ? null : reference.stage(facts.stage()),
                createdOn,
                facts.dateImputed(),
                closedOn,
                cycleDays(createdOn, closedOn),
                amount(facts, now),
                facts.firstAmount(),
                owner == null ? null : reference.rep(owner),
                facts.product() == null ? null : reference.product(facts.product()),
                facts.account() == null ? null : reference.account(facts.account()),
                facts.lossReason(),
                facts.competitors().stream().map(DealFacts.Rival::competitor).toList(),
                scopes,
                createdScopes,
                excluded(facts, reference, reporting, createdOn, closedOn),
                visits(facts, reference, reporting),
                facts.events().stream()
                        .map(event -> evidence(event, facts.dealId()))
                        .toList(),
                facts.invented() ? Event.INVENTED : null,
                facts.channel(),
                facts.kind(),
                facts.expectedClose(),
                facts.lines().isEmpty() ? null : facts.lines(),
                touched(shares, scopes, createdScopes));
    }

    private static DealView.Touched touched(List<Share> shares, List<String> scopes, List<String> createdScopes) {
        TreeSet<LocalDate> days = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        boolean undated = false;
        for (Share share : shares) {
            share.scopes().forEach(scope -> others.add(scope.toString()));
            if (share.day() == null) {
                undated = true;
            } else {
                days.add(share.day());
            }
        }
        others.removeAll(scopes);
        others.removeAll(createdScopes);
        return new DealView.Touched(List.copyOf(days), undated, List.copyOf(others));
    }

    private static @Nullable LocalDate createdOn(DealFacts facts, Reporting reporting) {
        return facts.createdAt() == null || facts.dateImputed() ? null : reporting.day(facts.createdAt());
    }

    private static @Nullable Integer cycleDays(@Nullable LocalDate createdOn, @Nullable LocalDate closedOn) {
        return createdOn == null || closedOn == null
                ? null
                : Math.toIntExact(closedOn.toEpochDay() - createdOn.toEpochDay());
    }

    private static @Nullable Money amount(DealFacts facts, Instant now) {
        return facts.outcome() == Outcome.OPEN ? facts.amountAt(now) : facts.closeAmount();
    }

    private static List<String> scopes(DealFacts facts, Reference reference, Reporting reporting, Instant moment) {
        return Contributions.scopes(facts, moment, reference, reporting).stream()
                .map(Scope::toString)
                .toList();
    }

    private static List<String> excluded(
            DealFacts facts,
            Reference reference,
            Reporting reporting,
            @Nullable LocalDate createdOn,
            @Nullable LocalDate closedOn) {
        List<String> reasons = new ArrayList<>();
        if (facts.dateImputed()) {
            reasons.add("dateImputed");
        }
        if (createdOn != null && closedOn != null && closedOn.isBefore(createdOn)) {
            reasons.add("closedBeforeCreated");
        }
        String obstacle = Contributions.whyNotCounted(facts, reference, reporting);
        if (obstacle != null) {
            reasons.add(obstacle);
        }
        return reasons;
    }

    private static List<DealView.StageVisit> visits(DealFacts facts, Reference reference, Reporting reporting) {
        return facts.visits().stream()
                .map(visit -> new DealView.StageVisit(
                        reference.stage(visit.stage()),
                        visit.from(),
                        visit.to(),
                        visit.to() == null || !visit.dated()
                                ? null
                                : Math.toIntExact(reporting.days(visit.from(), visit.to()))))
                .toList();
    }

    private static DealView.Evidence evidence(Event<DealFact> event, String dealId) {
        return new DealView.Evidence(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.receipt(),
                event.provenance(),
                Families.DEAL.data(event),
                event.sequence(),
                event.recordedAt(),
                event.subject().equals(dealId) ? null : event.subject());
    }
}
