package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerView;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.link.LinkFact.DealOfAccount;
import io.fupan.metric.activity.Activities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.customer.CustomerFacts;
import io.fupan.metric.customer.CustomerSummary;
import io.fupan.metric.reference.Dimensions;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is published about a customer: its facts under canonical names, and the events they follow from. */
final class CustomerViews {

    private CustomerViews() {}

    static byte[] write(
            CustomerFacts facts,
            List<DealOfAccount> deals,
            List<Event<ActivityFact>> activities,
            List<Share> shares,
            Reference reference,
            Reporting reporting) {
        CustomerView.Folded view = of(facts, deals, Activities.ordered(activities), shares, reference, reporting);
        return Families.CUSTOMER_VIEW.write(new Event<>(
                facts.account() + '@' + (view.events().size() + deals.size()),
                "/metrics",
                "metrics.customer",
                facts.account(),
                last(deals, view.events()),
                null,
                null,
                null,
                view.provenance(),
                view));
    }

    private static Instant last(List<DealOfAccount> deals, List<CustomerView.Evidence> events) {
        return Stream.concat(
                        events.stream().map(CustomerView.Evidence::time),
                        deals.stream().map(CustomerViews::movedAt).filter(Objects::nonNull))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static @Nullable Instant movedAt(DealOfAccount deal) {
        return deal.closedAt() == null ? deal.createdAt() : deal.closedAt();
    }

    private static CustomerView.Folded of(
            CustomerFacts facts,
            List<DealOfAccount> deals,
            List<Event<ActivityFact>> activities,
            List<Share> shares,
            Reference reference,
            Reporting reporting) {
        CustomerSummary summary = CustomerSummary.of(facts, reference, reporting);
        List<String> scopes = scopes(facts, summary, deals, reference, reporting);
        String segment = reference.segmentOf(facts.account());
        String region = reference.regionOf(facts.account());
        return new CustomerView.Folded(
                facts.name(),
                segment != null || facts.segment() == null ? segment : reference.canonical("segment", facts.segment()),
                region == null ? facts.country() : region,
                summary.owner(),
                summary.status(),
                summary.purchaseDays().isEmpty() ? null : summary.purchaseDays().getFirst(),
                summary.purchaseDays().isEmpty() ? null : summary.purchaseDays().getLast(),
                facts.purchases().size(),
                summary.medianGap(),
                summary.monthly(),
                facts.lastTouch() == null ? null : reporting.day(facts.lastTouch()),
                scopes,
                summary.risks().stream()
                        .map(risk -> new CustomerView.Risk(
                                risk.reason(), risk.from(), risk.until(), risk.value(), risk.limit()))
                        .toList(),
                summary.excluded(),
                deals(facts, deals, reference),
                Stream.concat(
                                facts.events().stream().map(event -> evidence(event, Families.CUSTOMER)),
                                activities.stream().map(event -> evidence(event, Families.ACTIVITY)))
                        .sorted(Comparator.comparing(CustomerView.Evidence::time))
                        .toList(),
                isInvented(facts, activities) ? Event.INVENTED : null,
                touched(shares, scopes));
    }

    private static CustomerView.Touched touched(List<Share> shares, List<String> scopes) {
        TreeSet<LocalDate> days = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        for (Share share : shares) {
            share.scopes().forEach(scope -> others.add(scope.toString()));
            if (share.day() != null) {
                days.add(share.day());
            }
        }
        scopes.forEach(others::remove);
        return new CustomerView.Touched(List.copyOf(days), List.copyOf(others));
    }

    private static boolean isInvented(CustomerFacts facts, List<Event<ActivityFact>> activities) {
        return facts.invented()
                || activities.stream().anyMatch(event -> Event.INVENTED.equals(event.provenance()));
    }

    /** Those of its owner and purchases, and of its deals that were not won: they are somebody's, too. */
    private static List<String> scopes(
            CustomerFacts facts,
            CustomerSummary summary,
            List<DealOfAccount> deals,
            Reference reference,
            Reporting reporting) {
        SortedSet<Scope> scopes = new TreeSet<>(summary.scopes());
        for (DealOfAccount deal : deals) {
            Instant moment = movedAt(deal);
            if (moment != null) {
                scopes.addAll(reference.scopes(
                        new Dimensions(deal.owner(), deal.product(), facts.account(), deal.channel()),
                        reporting.day(moment),
                        List.of()));
            }
        }
        return scopes.stream().map(Scope::toString).toList();
    }

    private static List<CustomerView.Deal> deals(
            CustomerFacts facts, List<DealOfAccount> deals, Reference reference) {
        Map<String, String> motions = facts.motions();
        return deals.stream()
                .sorted(Comparator.comparing(CustomerViews::movedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .reversed()
                        .thenComparing(DealOfAccount::deal))
                .map(deal -> new CustomerView.Deal(
                        deal.deal(),
                        deal.outcome(),
                        deal.createdAt(),
                        deal.closedAt(),
                        deal.amount(),
                        motions.get(deal.deal()),
                        deal.owner() == null ? null : reference.rep(deal.owner()),
                        deal.product() == null ? null : reference.product(deal.product()),
                        deal.kind(),
                        deal.channel()))
                .toList();
    }

    private static <F extends Fact> CustomerView.Evidence evidence(Event<F> event, EventCodec<F> family) {
        return new CustomerView.Evidence(
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.receipt(),
                event.provenance(),
                family.data(event),
                event.sequence(),
                event.recordedAt());
    }
}
