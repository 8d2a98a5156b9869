package io.fupan.metric.customer;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.metric.activity.Activities;
import io.fupan.metric.event.Copies;
import io.fupan.metric.event.EventOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Folds what is known of a customer into its facts: any order, any repetition, any lateness give the same facts. */
public final class CustomerFold {

    private static final EventOrder<CustomerFact> ORDER = new EventOrder<>(Copies.OF_CUSTOMERS, CustomerFold::rank);

    private CustomerFold() {}

    /**
     * The facts that follow from these events.
     *
     * @param events of the account
     * @param activities about the account itself
     * @param wins its won deals, each once
     */
    public static CustomerFacts fold(
            String account,
            Collection<Event<CustomerFact>> events,
            Collection<Event<ActivityFact>> activities,
            Collection<Win> wins) {
        List<Event<CustomerFact>> ordered = ORDER.of(events);
        CustomerTimeline timeline = new CustomerTimeline();
        ordered.forEach(event -> timeline.apply(event.data(), event.time()));
        List<Win> inOrder = wins.stream()
                .sorted(Comparator.comparing(Win::at).thenComparing(Win::deal))
                .toList();
        List<Instant> touches = Activities.touches(activities);
        return timeline.facts(account, inOrder, touches, ordered);
    }

    /** Of one moment, what begins comes before what ends. */
    private static int rank(CustomerFact fact) {
        return switch (fact) {
            case CustomerFact.Updated updated -> 0;
            case CustomerFact.OrderPlaced placed -> 1;
            case CustomerFact.SubscriptionChanged changed -> 2;
            case CustomerFact.InvoiceIssued issued -> 3;
            case CustomerFact.InvoicePaid paid -> 4;
            case CustomerFact.PaymentRefunded refunded -> 5;
            case CustomerFact.Churned churned -> 6;
            case CustomerFact.Unknown unknown -> 7;
        };
    }
}
