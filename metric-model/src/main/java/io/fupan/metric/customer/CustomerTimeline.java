package io.fupan.metric.customer;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.customer.CustomerFact;
import io.fupan.metric.customer.CustomerFacts.Churn;
import io.fupan.metric.customer.CustomerFacts.Invoice;
import io.fupan.metric.customer.CustomerFacts.Order;
import io.fupan.metric.customer.CustomerFacts.OwnerSpan;
import io.fupan.metric.customer.CustomerFacts.Payment;
import io.fupan.metric.customer.CustomerFacts.Refund;
import io.fupan.metric.customer.CustomerFacts.Subscription;
import io.fupan.metric.customer.CustomerFacts.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The life of one customer while its events are replayed in business order. */
final class CustomerTimeline {

    private final List<OwnerSpan> owners = new ArrayList<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, Invoice> invoices = new LinkedHashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private final Map<String, List<Terms>> subscriptions = new LinkedHashMap<>();
    private final List<Churn> churns = new ArrayList<>();
    private @Nullable String name;
    private @Nullable String segment;
    private @Nullable String country;

    void apply(CustomerFact fact, Instant at) {
        switch (fact) {
            case CustomerFact.Updated updated -> describe(updated, at);
            case CustomerFact.OrderPlaced placed -> order(placed, at);
            case CustomerFact.InvoiceIssued issued -> invoice(issued, at);
            case CustomerFact.InvoicePaid paid ->
                payments.add(new Payment(paid.invoice(), at, paid.amount(), paid.order(), paid.recurring()));
            case CustomerFact.PaymentRefunded refunded -> refund(refunded, at);
            case CustomerFact.SubscriptionChanged changed -> change(changed, at);
            case CustomerFact.Churned churned -> churns.add(new Churn(at, churned.reason()));
            case CustomerFact.Unknown unknown -> {} // kept, and of no effect
        }
    }

    private void describe(CustomerFact.Updated updated, Instant at) {
        name = updated.name() == null ? name : updated.name();
        segment = updated.segment() == null ? segment : updated.segment();
        country = updated.country() == null ? country : updated.country();
        if (updated.owner() != null) {
            owners.add(new OwnerSpan(updated.owner(), at));
        }
    }

    /** An order said again is the same order: it was placed when it was first said, and is what was last said. */
    private void order(CustomerFact.OrderPlaced placed, Instant at) {
        Order known = orders.get(placed.order());
        String deal = placed.deal() != null || known == null ? placed.deal() : known.deal();
        orders.put(
                placed.order(),
                new Order(
                        placed.order(),
                        known == null ? at : known.at(),
                        placed.amount(),
                        deal,
                        placed.lines() == null ? known == null ? List.of() : known.lines() : placed.lines()));
    }

    private void invoice(CustomerFact.InvoiceIssued issued, Instant at) {
        Invoice known = invoices.get(issued.invoice());
        Instant first = known == null ? at : known.at();
        invoices.put(issued.invoice(), new Invoice(issued.invoice(), first, issued.amount(), issued.due()));
    }

    private void refund(CustomerFact.PaymentRefunded refunded, Instant at) {
        Refund known = refunds.get(refunded.refund());
        Instant first = known == null ? at : known.at();
        refunds.put(refunded.refund(), new Refund(refunded.refund(), refunded.of(), first, refunded.amount()));
    }

    private void change(CustomerFact.SubscriptionChanged changed, Instant at) {
        List<Terms> terms = subscriptions.computeIfAbsent(changed.subscription(), id -> new ArrayList<>());
        Terms known = terms.isEmpty() ? null : terms.getLast();
        Money monthly = changed.monthly();
        Instant statedAt = monthly == null ? null : at;
        if (known != null && (monthly == null || monthly.equals(known.monthly()))) {
            monthly = known.monthly();
            statedAt = known.statedAt();
        }
        terms.add(new Terms(changed.status(), monthly, statedAt, at));
    }

    CustomerFacts facts(String account, List<Win> wins, List<Instant> touches, List<Event<CustomerFact>> events) {
        return new CustomerFacts(
                account,
                name,
                segment,
                country,
                owners,
                wins,
                List.copyOf(orders.values()),
                List.copyOf(invoices.values()),
                payments,
                List.copyOf(refunds.values()),
                subscriptions.entrySet().stream()
                        .map(entry -> new Subscription(entry.getKey(), entry.getValue()))
                        .toList(),
                churns,
                touches.isEmpty() ? null : touches.getFirst(),
                touches.isEmpty() ? null : touches.getLast(),
                events.stream().anyMatch(event -> Event.INVENTED.equals(event.provenance())),
                events);
    }
}
