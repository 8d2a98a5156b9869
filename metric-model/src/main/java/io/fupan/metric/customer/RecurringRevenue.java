package io.fupan.metric.customer;

import io.fupan.metric.customer.CustomerFacts.Subscription;
import io.fupan.metric.customer.CustomerFacts.Terms;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's subscriptions bring in a month, as of the end of each day on which that changed.
 *
 * <p>An amount is converted once, at the rate of the day it was stated, so that exchange rates make no expansion.
 *
 * @param days from each day on: minor units, and by suffix of a measure how many subscriptions cannot be counted
 */
record RecurringRevenue(NavigableMap<LocalDate, Level> days) {

    /** What there is at the end of a day. */
    record Level(long minorUnits, Map<String, Long> notCounted) {

        static final Level NOTHING = new Level(0, Map.of());

        /** Whether everything of it can be counted. */
        boolean isKnown() {
            return notCounted.isEmpty();
        }
    }

    private record Change(String subscription, Terms terms) {}

    static RecurringRevenue of(CustomerContext customer) {
        List<Change> changes = customer.facts().subscriptions().stream()
                .flatMap(RecurringRevenue::changes)
                .sorted(Comparator.comparing(change -> change.terms().from()))
                .toList();
        TreeMap<LocalDate, Level> days = new TreeMap<>();
        Map<String, Terms> held = new HashMap<>();
        for (Change change : changes) {
            held.put(change.subscription(), change.terms());
            days.put(customer.day(change.terms().from()), level(held, customer));
        }
        return new RecurringRevenue(days);
    }

    private static Stream<Change> changes(Subscription subscription) {
        return subscription.terms().stream().map(terms -> new Change(subscription.subscription(), terms));
    }

    private static Level level(Map<String, Terms> held, CustomerContext customer) {
        long sum = 0;
        Map<String, Long> notCounted = new HashMap<>();
        for (Terms terms : held.values()) {
            LocalDate stated = customer.day(terms.statedAt() == null ? terms.from() : terms.statedAt());
            @Nullable Long amount = terms.isActive() ? customer.minorUnits(terms.monthly(), stated) : Long.valueOf(0);
            if (amount == null) {
                notCounted.merge(String.valueOf(customer.obstacle(terms.monthly(), stated)), 1L, Long::sum);
            } else {
                // Nobody pays less than nothing for a subscription: a credit is no recurring revenue.
                sum = Math.addExact(sum, Math.max(0, amount));
            }
        }
        return new Level(sum, notCounted);
    }
}
