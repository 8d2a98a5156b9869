package io.fupan.metric.oracle;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.activity.Activities;
import io.fupan.metric.activity.ActivityContributions;
import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.customer.CustomerContributions;
import io.fupan.metric.customer.CustomerFold;
import io.fupan.metric.customer.Win;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.lead.LeadContributions;
import io.fupan.metric.lead.LeadFold;
import io.fupan.metric.reference.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A log folded into cells in memory, one thing after the other; deals tell each other and their accounts directly. */
final class FoldedLog {

    private final Reference reference;
    private final Reporting reporting;
    private final Map<String, List<Event<DealFact>>> deals;
    private final Map<String, List<Event<CustomerFact>>> customers;
    private final Map<String, List<Event<ActivityFact>>> activities;
    private final Map<String, DealFacts> facts = new TreeMap<>();
    private final TreeSet<String> merged = new TreeSet<>();

    FoldedLog(
            List<Event<DealFact>> deals,
            List<Event<CustomerFact>> customers,
            List<Event<ActivityFact>> activities,
            Reference reference,
            Reporting reporting) {
        this.reference = reference;
        this.reporting = reporting;
        this.deals = bySubject(deals);
        this.customers = bySubject(customers);
        this.activities = bySubject(activities);
        deals.stream().filter(event -> event.data() instanceof DealFact.Merged).forEach(event -> merged.add(event.subject()));
    }

    private static <E> Map<String, List<E>> by(Collection<E> events, Function<E, String> key) {
        return events.stream().collect(Collectors.groupingBy(key, HashMap::new, Collectors.toList()));
    }

    private static <F extends io.fupan.event.Fact> Map<String, List<Event<F>>> bySubject(Collection<Event<F>> events) {
        return by(events, Event::subject);
    }

    /** The cells, each as it adds up. */
    Map<CellKey, Quantities> cells() {
        deals.keySet().forEach(this::fold);
        List<Share> shares = new ArrayList<>();
        facts.forEach((id, deal) -> shares.addAll(
                Contributions.of(deal, Activities.touches(done(id)), reference, reporting)));
        accounts().forEach((account, wins) -> shares.addAll(CustomerContributions.of(
                CustomerFold.fold(account, customers.getOrDefault(account, List.of()), done(account), wins),
                reference,
                reporting)));
        activities.forEach((subject, events) -> {
            shares.addAll(ActivityContributions.of(events, reference, reporting));
            if (LeadFold.isLead(events)) {
                shares.addAll(LeadContributions.of(LeadFold.fold(subject, events), reference, reporting));
            }
        });
        return Contributions.sum(shares);
    }

    private List<Event<ActivityFact>> done(String subject) {
        return activities.getOrDefault(subject, List.of());
    }

    private DealFacts fold(String id) {
        DealFacts known = facts.get(id);
        if (known != null) {
            return known;
        }
        List<Event<DealFact>> absorbed = new ArrayList<>();
        for (String other : merged) {
            DealFacts alone = DealFold.fold(other, deals.get(other));
            if (id.equals(alone.mergedInto())) {
                absorbed.addAll(fold(other).events());
            }
        }
        DealFacts folded = DealFold.fold(id, deals.get(id), absorbed);
        facts.put(id, folded);
        return folded;
    }

    private Map<String, List<Win>> accounts() {
        Map<String, List<Win>> accounts = new TreeMap<>();
        customers.keySet().forEach(account -> accounts.put(account, new ArrayList<>()));
        facts.forEach((id, deal) -> {
            if (deal.outcome() == Outcome.WON && deal.account() != null) {
                accounts.computeIfAbsent(reference.account(deal.account()), account -> new ArrayList<>())
                        .add(new Win(
                                id, deal.closedAt(), deal.closeAmount(), deal.kind(), deal.ownerAt(deal.closedAt()),
                                deal.product(), deal.channel()));
            }
        });
        return accounts;
    }
}
