package io.fupan.metric.event;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of one event: of several with the same identity one is believed, whatever the order they arrived in. */
public final class Copies<F extends Fact> {

    /** Of deal events. */
    public static final Copies<DealFact> OF_DEALS = new Copies<>(Families.DEAL);

    /** Of customer events. */
    public static final Copies<CustomerFact> OF_CUSTOMERS = new Copies<>(Families.CUSTOMER);

    /** Of activity events. */
    public static final Copies<ActivityFact> OF_ACTIVITIES = new Copies<>(Families.ACTIVITY);

    private final Comparator<Event<F>> order;

    private Copies(EventCodec<F> codec) {
        order = Comparator.<Event<F>, Instant>comparing(
                        Event::recordedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Event::time)
                .thenComparing(Event::receipt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(event -> new String(codec.write(event), StandardCharsets.UTF_8));
    }

    /** Which of two copies is believed: the one recorded first. */
    public Event<F> preferred(Event<F> left, Event<F> right) {
        // Equal copies are common and comparing them to the end is dear.
        return left.equals(right) || order.compare(left, right) <= 0 ? left : right;
    }

    /** Each event once. */
    public List<Event<F>> distinct(Collection<Event<F>> events) {
        Map<String, Event<F>> byIdentity = new LinkedHashMap<>();
        events.forEach(event -> byIdentity.merge(event.identity(), event, this::preferred));
        return List.copyOf(byIdentity.values());
    }
}
