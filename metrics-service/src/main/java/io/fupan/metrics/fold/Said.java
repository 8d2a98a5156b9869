package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.event.Copies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events about one thing, each once, by family. */
record Said(List<Event<DealFact>> deal, List<Event<CustomerFact>> customer, List<Event<ActivityFact>> activity) {

    static final Said NOTHING = new Said(List.of(), List.of(), List.of());

    Said {
        deal = List.copyOf(deal);
        customer = List.copyOf(customer);
        activity = List.copyOf(activity);
    }

    /** This with one more event, or {@code null} if the event is no news. */
    @SuppressWarnings("unchecked") // the data's family is the event's
    @Nullable Said with(Event<? extends Fact> event) {
        return switch (event.data()) {
            case DealFact fact -> {
                List<Event<DealFact>> more = with(deal, (Event<DealFact>) event, Copies.OF_DEALS);
                yield more == null ? null : new Said(more, customer, activity);
            }
            case CustomerFact fact -> {
                List<Event<CustomerFact>> more = with(customer, (Event<CustomerFact>) event, Copies.OF_CUSTOMERS);
                yield more == null ? null : new Said(deal, more, activity);
            }
            case ActivityFact fact -> {
                List<Event<ActivityFact>> more = with(activity, (Event<ActivityFact>) event, Copies.OF_ACTIVITIES);
                yield more == null ? null : new Said(deal, customer, more);
            }
            default -> throw new IllegalArgumentException("no such events are folded: " + event.type());
        };
    }

    private static <F extends Fact> @Nullable List<Event<F>> with(
            List<Event<F>> events, Event<F> event, Copies<F> copies) {
        List<Event<F>> more = new ArrayList<>(events);
        for (int i = 0; i < more.size(); i++) {
            Event<F> known = more.get(i);
            if (known.identity().equals(event.identity())) {
                return copies.preferred(known, event) == known ? null : replaced(more, i, event);
            }
        }
        more.add(event);
        return more;
    }

    private static <F extends Fact> List<Event<F>> replaced(List<Event<F>> events, int place, Event<F> event) {
        events.set(place, event);
        return events;
    }
}
