package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.deal.DealFacts.StageVisit;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.reference.Dimensions;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A deal seen through the reference data and the conventions of the installation. */
final class DealContext {

    private final DealFacts facts;
    private final Reference reference;
    private final Reporting reporting;

    /** Much happens on the same day for the same owner. */
    private final Map<OwnerOnDay, List<Scope>> scopes = new HashMap<>();

    private record OwnerOnDay(@Nullable String owner, LocalDate day) {}

    DealContext(DealFacts facts, Reference reference, Reporting reporting) {
        this.facts = facts;
        this.reference = reference;
        this.reporting = reporting;
    }

    DealFacts facts() {
        return facts;
    }

    Reference reference() {
        return reference;
    }

    Reporting reporting() {
        return reporting;
    }

    /** The scopes credited at a moment: those of the owner at that moment, as the roster of that day has them. */
    List<Scope> scopesAt(Instant moment) {
        return scopesAt(moment, facts.ownerAt(moment));
    }

    /** The scopes credited at a moment if the deal belonged to somebody. */
    List<Scope> scopesAt(Instant moment, @Nullable String owner) {
        return scopes.computeIfAbsent(
                new OwnerOnDay(owner, reporting.day(moment)),
                place -> reference.scopes(
                        new Dimensions(owner, facts.product(), facts.account(), facts.channel()),
                        place.day(),
                        reporting.pairs()));
    }

    /** Why an amount cannot be counted at a moment, as the suffix of a measure; {@code null} if it can. */
    @Nullable String obstacle(@Nullable Money amount, Instant at) {
        return exchange().obstacle(amount, day(at));
    }

    /** An amount in minor units of the base currency, by the rate of the day; {@code null} if it cannot be counted. */
    @Nullable Long minorUnits(@Nullable Money amount, Instant at) {
        return exchange().minorUnits(amount, day(at));
    }

    private Exchange exchange() {
        return new Exchange(reference.rates(), reporting.currency());
    }

    /** The scopes a close counts for: those of the owner then, the competitors, and the reason if it was lost. */
    List<Scope> scopesOfClose(Instant closedAt) {
        List<Scope> all = new ArrayList<>(scopesAt(closedAt));
        rivals().forEach(rival -> all.add(Scope.of(ScopeKinds.COMPETITOR, rival)));
        if (facts.outcome() == Outcome.LOST && !lossReason().isEmpty()) {
            all.add(Scope.of(ScopeKinds.LOSS_REASON, lossReason()));
        }
        return List.copyOf(all);
    }

    /** The competitors under canonical names. */
    SortedSet<String> rivals() {
        TreeSet<String> rivals = new TreeSet<>();
        facts.competitors().stream()
                .map(rival -> reference.competitor(rival.competitor()))
                .filter(name -> !name.isBlank())
                .forEach(rivals::add);
        return rivals;
    }

    /** Why it was lost, under the canonical name; empty if nobody said. */
    String lossReason() {
        String reason = facts.lossReason();
        return reason == null || reason.isBlank() ? "" : reference.lossReason(reason);
    }

    /** Whether a reason, under its canonical name, says that there was nothing to win. */
    boolean isDisqualifying(String reason) {
        return reporting.disqualified().stream().map(reference::lossReason).anyMatch(reason::equals);
    }

    LocalDate day(Instant moment) {
        return reporting.day(moment);
    }

    /** The moments within a time of being open at which an owner moves to another team or office. */
    List<Instant> rosterChanges(OpenSpan span) {
        LocalDate from = day(span.from());
        LocalDate to = span.to() == null ? null : day(span.to());
        return facts.owners().stream()
                .flatMap(owner -> reference.rosterChanges(owner.owner(), from, to).stream())
                .map(reporting::start)
                .toList();
    }

    /** The times it was open; one that goes on where another ends is the same, as nothing happened in between. */
    List<OpenSpan> openTimes() {
        List<OpenSpan> times = new ArrayList<>();
        for (OpenSpan span : facts.openSpans()) {
            boolean goesOn = !times.isEmpty() && span.from().equals(times.getLast().to());
            times.add(goesOn ? new OpenSpan(times.removeLast().from(), span.to()) : span);
        }
        return times;
    }

    /** The visits under canonical names; two spellings of one stage in a row are one visit. */
    List<StageVisit> visits() {
        List<StageVisit> visits = new ArrayList<>();
        for (StageVisit visit : facts.visits()) {
            String stage = reference.stage(visit.stage());
            StageVisit last = visits.isEmpty() ? null : visits.getLast();
            if (last != null && last.stage().equals(stage) && visit.from().equals(last.to())) {
                visits.removeLast();
                visits.add(new StageVisit(stage, last.from(), visit.to(), last.dated()));
            } else {
                visits.add(new StageVisit(stage, visit.from(), visit.to(), visit.dated()));
            }
        }
        return visits;
    }

    /** The day of a moment, or {@code null} where the source filled in the moment. */
    @Nullable LocalDate day(Instant moment, boolean dated) {
        return dated ? day(moment) : null;
    }
}
