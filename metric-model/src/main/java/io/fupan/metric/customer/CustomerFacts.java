package io.fupan.metric.customer;

import io.fupan.event.Event;
import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.event.customer.CustomerFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer, from all of its events and won deals and nothing else. Names are as the sources spell
 * them.
 *
 * @param owners who it belonged to, from when, as far as a source says
 * @param wins its won deals, in the order they were won
 * @param orders its orders, in the order they were first placed, as last stated
 * @param invoices what it was asked to pay, as last stated
 * @param payments what it paid
 * @param refunds what it got back, as last stated
 * @param subscriptions what it subscribed to
 * @param churns when it was said to have left, and why
 * @param firstTouch when somebody was first in touch with it, as far as is known of the account itself
 * @param lastTouch when somebody was last in touch with it, as far as is known of the account itself
 * @param invented true if any of the events is demonstration data
 * @param events all events, each once, in business order
 */
public record CustomerFacts(
        String account,
        @Nullable String name,
        @Nullable String segment,
        @Nullable String country,
        List<OwnerSpan> owners,
        List<Win> wins,
        List<Order> orders,
        List<Invoice> invoices,
        List<Payment> payments,
        List<Refund> refunds,
        List<Subscription> subscriptions,
        List<Churn> churns,
        @Nullable Instant firstTouch,
        @Nullable Instant lastTouch,
        boolean invented,
        List<Event<CustomerFact>> events) {

    /** Who the customer belongs to from a moment on. */
    public record OwnerSpan(String owner, Instant from) {}

    /** An order; {@code deal} is the deal it came from, if the source says. */
    public record Order(String order, Instant at, Money amount, @Nullable String deal, List<Line> lines) {

        /** Copies the lines. */
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /** What is to be paid; {@code due} is {@code null} if it was due when issued. */
    public record Invoice(String invoice, Instant at, Money amount, @Nullable LocalDate due) {}

    /** A payment of an invoice. */
    public record Payment(
            String invoice, Instant at, Money amount, @Nullable String order, @Nullable Boolean recurring) {}

    /** Money that went back, a positive amount. */
    public record Refund(String refund, String of, Instant at, Money amount) {}

    /** A subscription; its terms in the order they came into force. */
    public record Subscription(String subscription, List<Terms> terms) {

        /** Copies the terms. */
        public Subscription {
            terms = List.copyOf(terms);
        }
    }

    /**
     * What a subscription is from a moment on.
     *
     * @param status {@link #ACTIVE}, {@link #PAUSED} or {@link #ENDED}, or a word this version does not know
     * @param monthly what it brings in a month while active, as last said; {@code null} if nobody has said
     * @param statedAt when that amount was said: the day its exchange rate is taken from
     */
    public record Terms(String status, @Nullable Money monthly, @Nullable Instant statedAt, Instant from) {

        /** It brings money. */
        public static final String ACTIVE = "active";

        /** It is held, and brings nothing for now. */
        public static final String PAUSED = "paused";

        /** It is over. */
        public static final String ENDED = "ended";

        /** Whether it brings money. */
        public boolean isActive() {
            return status.equals(ACTIVE);
        }

        /** Whether the customer still holds it. */
        public boolean isHeld() {
            return isActive() || status.equals(PAUSED);
        }
    }

    /** When the customer was said to have left. */
    public record Churn(Instant at, @Nullable String reason) {}

    /** Copies the lists. */
    public CustomerFacts {
        owners = List.copyOf(owners);
        wins = List.copyOf(wins);
        orders = List.copyOf(orders);
        invoices = List.copyOf(invoices);
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        subscriptions = List.copyOf(subscriptions);
        churns = List.copyOf(churns);
        events = List.copyOf(events);
    }

    /** Won deals and orders in the order they were made; the order of a won deal is the same purchase as the deal. */
    public List<Purchase> purchases() {
        return Stream.concat(wins.stream().map(Purchase::of), ordersOfTheirOwn())
                .sorted(Comparator.comparing(Purchase::at).thenComparing(Purchase::kind).thenComparing(Purchase::id))
                .toList();
    }

    private Stream<Purchase> ordersOfTheirOwn() {
        Set<String> won = wins.stream().map(Win::deal).collect(Collectors.toSet());
        return orders.stream()
                .filter(order -> order.deal() == null || !won.contains(order.deal()))
                .map(CustomerFacts::purchase);
    }

    /** Every order as a purchase, whether or not it is the order of a won deal. */
    public List<Purchase> orderPurchases() {
        return orders.stream().map(CustomerFacts::purchase).toList();
    }

    /** Every won deal as a purchase. */
    public List<Purchase> dealPurchases() {
        return wins.stream().map(Purchase::of).toList();
    }

    /** By won deal, what it was to the customer by its history: {@code new}, {@code expansion} or {@code renewal}. */
    public Map<String, String> motions() {
        Map<String, String> motions = new HashMap<>();
        for (int i = 0; i < wins.size(); i++) {
            motions.put(wins.get(i).deal(), MotionCounts.motion(wins.get(i), i));
        }
        return motions;
    }

    private static Purchase purchase(Order order) {
        return new Purchase(Purchase.ORDER, order.order(), order.at(), order.amount(), null, null, null);
    }

    /**
     * Who it belonged to at a moment: as a source says, else the owner of the last deal won by then, else the first one
     * ever known.
     */
    public @Nullable String ownerAt(Instant moment) {
        String said = null;
        for (OwnerSpan span : owners) {
            said = span.from().isAfter(moment) ? said : span.owner();
        }
        String won = null;
        for (Win win : wins) {
            won = win.at().isAfter(moment) || win.owner() == null ? won : win.owner();
        }
        return said != null ? said : won != null ? won : firstOwner();
    }

    private @Nullable String firstOwner() {
        return Stream.concat(owners.stream().map(OwnerSpan::owner), wins.stream().map(Win::owner).filter(owner -> owner != null))
                .findFirst()
                .orElse(null);
    }
}
