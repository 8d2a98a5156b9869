package io.fupan.metric;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.customer.CustomerContributions;
import io.fupan.metric.customer.CustomerFacts;
import io.fupan.metric.customer.CustomerFold;
import io.fupan.metric.customer.Win;
import io.fupan.metric.reference.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Customers as their events and won deals: each call says on which day something happened at noon UTC. */
public final class Customers {

    private final String account;
    private final List<Event<CustomerFact>> events = new ArrayList<>();
    private final List<Event<ActivityFact>> activities = new ArrayList<>();
    private final List<Win> wins = new ArrayList<>();

    private Customers(String account) {
        this.account = account;
    }

    public static Customers customer(String account) {
        return new Customers(account);
    }

    public Customers on(String day, CustomerFact fact) {
        return at(day + "T12:00:00Z", fact);
    }

    public Customers at(String time, CustomerFact fact) {
        events.add(event(account + '-' + events.size(), account, Instant.parse(time), fact));
        return this;
    }

    /** A deal won by Ann for so many dollars. */
    public Customers won(String day, String deal, String amount) {
        return won(day, deal, amount, null);
    }

    public Customers won(String day, String deal, String amount, String kind) {
        wins.add(new Win(deal, Instant.parse(day + "T12:00:00Z"), usd(amount), kind, "Ann", "GTX Pro", null));
        return this;
    }

    public Customers subscribed(String day, String subscription, String monthly) {
        return on(day, new CustomerFact.SubscriptionChanged(subscription, "active", usd(monthly)));
    }

    public Customers ended(String day, String subscription) {
        return on(day, new CustomerFact.SubscriptionChanged(subscription, "ended", null));
    }

    public Customers ordered(String day, String order, String amount) {
        return on(day, new CustomerFact.OrderPlaced(order, usd(amount), null, null));
    }

    public Customers touched(String day, String kind) {
        ActivityFact.Logged logged = new ActivityFact.Logged(kind, "Ann", null, account, null, "out", null, null);
        Instant time = Instant.parse(day + "T12:00:00Z");
        activities.add(new Event<>(
                account + "-a" + activities.size(), "/crm", "activity.logged", account, time, null, time, null, null, logged));
        return this;
    }

    public List<Event<CustomerFact>> events() {
        return List.copyOf(events);
    }

    public CustomerFacts facts() {
        return CustomerFold.fold(account, events, activities, wins);
    }

    public List<Share> shares(Reference reference, Reporting reporting) {
        return CustomerContributions.of(facts(), reference, reporting);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static Event<CustomerFact> event(String id, String account, Instant time, CustomerFact fact) {
        return new Event<>(
                id, "/crm", Families.CUSTOMER.typeOf(fact.getClass()), account, time, null, time, null, null, fact);
    }

    /** A life made up from a seed: plausible and implausible events within so many days, some at the same moment. */
    public static List<Event<CustomerFact>> anyLife(Random random, int days) {
        List<Event<CustomerFact>> events = new ArrayList<>();
        int length = 1 + random.nextInt(14);
        for (int i = 0; i < length; i++) {
            Instant time = Instant.parse("2017-03-01T00:00:00Z").plusSeconds(3600L * 8 * random.nextInt(3 * days));
            Event<CustomerFact> event = event("e" + i, "A", time, anyFact(random));
            events.add(new Event<>(
                    event.id(), event.source(), event.type(), event.subject(), time,
                    random.nextInt(3) == 0 ? String.valueOf(random.nextInt(20)) : null,
                    time.plusSeconds(random.nextInt(1000)), "r" + random.nextInt(5), null, event.data()));
        }
        return events;
    }

    private static CustomerFact anyFact(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> new CustomerFact.Updated("Acme", any(random, "technology", null), null, any(random, "Ann", "Bob", null));
            case 1 -> new CustomerFact.Churned("price");
            case 2 -> new CustomerFact.OrderPlaced(any(random, "o1", "o2"), usd("70"), any(random, "d1", null), null);
            case 3 -> new CustomerFact.InvoicePaid("i1", any(random, usd("50"), Money.of("5", "EUR")), null, null, null, null);
            case 4 -> new CustomerFact.InvoiceIssued(any(random, "i1", "i2"), usd("60"), LocalDate.parse("2017-04-01"), null);
            case 5 -> new CustomerFact.PaymentRefunded(any(random, "r1", "r2"), "i1", usd("20"));
            default -> anySubscription(random);
        };
    }

    private static CustomerFact anySubscription(Random random) {
        return new CustomerFact.SubscriptionChanged(
                any(random, "s1", "s2"),
                any(random, "active", "active", "active", "paused", "ended", "ended"),
                any(random, usd("10"), usd("25"), usd("40"), null, Money.of("5", "EUR")));
    }

    /** Up to three deals won within so many days. */
    public static List<Win> anyWins(Random random, int days) {
        List<Win> wins = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant at = Instant.parse("2017-03-01T12:00:00Z").plusSeconds(86400L * random.nextInt(days));
            wins.add(new Win("d" + i, at, any(random, usd("100"), null), any(random, "renewal", "new", null), "Ann", null, "web"));
        }
        return wins;
    }

    @SafeVarargs
    private static <T> T any(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The same in another order, some of it twice. */
    public static <T> List<T> disturbed(List<T> things, Random random, boolean twice) {
        List<T> disturbed = new ArrayList<>(things);
        if (twice) {
            things.stream().filter(thing -> random.nextBoolean()).forEach(disturbed::add);
        }
        Collections.shuffle(disturbed, random);
        return disturbed;
    }
}
