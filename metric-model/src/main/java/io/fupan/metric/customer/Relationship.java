package io.fupan.metric.customer;

import io.fupan.metric.customer.CustomerFacts.Churn;
import io.fupan.metric.customer.CustomerFacts.Subscription;
import io.fupan.metric.customer.CustomerFacts.Terms;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is a customer: from the first purchase or subscription on, until the last subscription held ends or the
 * customer is said to have left while it holds none, and again from the next purchase or subscription on.
 *
 * <p>Being said to have left changes nothing while a subscription is held: some sources say so whenever one of several
 * ends.
 */
public final class Relationship {

    /** One thing that happened: a purchase, new terms of a subscription, or being said to have left. */
    private record Step(Instant at, int rank, @Nullable Purchase purchase, @Nullable String subscription, boolean held) {}

    private final NavigableMap<LocalDate, Boolean> days = new TreeMap<>();
    private final @Nullable Instant began;
    private final @Nullable Purchase firstPurchase;

    private Relationship(List<Step> steps, Function<Instant, LocalDate> day) {
        Set<String> held = new HashSet<>();
        SortedMap<LocalDate, Boolean> ends = new TreeMap<>();
        Instant first = null;
        boolean customer = false;
        for (Step step : steps) {
            boolean before = !held.isEmpty();
            apply(step, held);
            customer = step.purchase() != null || !held.isEmpty() || (customer && !before && step.subscription() != null);
            first = first == null && customer ? step.at() : first;
            ends.put(day.apply(step.at()), customer);
        }
        ends.forEach(this::change);
        began = first;
        Instant start = first;
        firstPurchase = steps.stream()
                .filter(step -> step.at().equals(start))
                .map(Step::purchase)
                .filter(purchase -> purchase != null)
                .findFirst()
                .orElse(null);
    }

    private static void apply(Step step, Set<String> held) {
        if (step.subscription() != null && step.held()) {
            held.add(step.subscription());
        } else if (step.subscription() != null) {
            held.remove(step.subscription());
        }
    }

    private void change(LocalDate day, boolean customer) {
        if (customer != is(days.lastEntry())) {
            days.put(day, customer);
        }
    }

    /** The relationship that follows from the facts, by the business days of an installation. */
    public static Relationship of(CustomerFacts facts, Function<Instant, LocalDate> day) {
        List<Step> steps = new ArrayList<>();
        facts.purchases().forEach(purchase -> steps.add(new Step(purchase.at(), 0, purchase, null, false)));
        for (Subscription subscription : facts.subscriptions()) {
            for (Terms terms : subscription.terms()) {
                steps.add(new Step(terms.from(), 1, null, subscription.subscription(), terms.isHeld()));
            }
        }
        for (Churn churn : facts.churns()) {
            steps.add(new Step(churn.at(), 2, null, null, false));
        }
        steps.sort(Comparator.comparing(Step::at).thenComparingInt(Step::rank));
        return new Relationship(steps, day);
    }

    /** On which days it began ({@code true}) and ended ({@code false}), in turn; the state holds at the end of the day. */
    public SortedMap<LocalDate, Boolean> days() {
        return days;
    }

    /** Whether it holds at the end of a day. */
    public boolean holds(LocalDate day) {
        return is(days.floorEntry(day));
    }

    /** Whether it holds after all that is known. */
    public boolean holds() {
        return is(days.lastEntry());
    }

    private static boolean is(Map.@Nullable Entry<LocalDate, Boolean> last) {
        return last != null && last.getValue();
    }

    /** When it first began; {@code null} if it never did. */
    public @Nullable Instant began() {
        return began;
    }

    /** Whom the customer is credited to for good: those that won it. */
    List<Scope> scopes(CustomerContext customer) {
        if (firstPurchase != null) {
            return customer.scopes(firstPurchase);
        }
        return began == null ? List.of() : customer.scopesAt(began);
    }
}
