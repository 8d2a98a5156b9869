package io.fupan.metric;

import io.fupan.event.Event;
import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Deals as their events: each call says on which day something happened at noon UTC. */
public final class Deals {

    private final List<Event<DealFact>> events = new ArrayList<>();
    private final String id;

    private Deals(String id) {
        this.id = id;
    }

    public static Deals deal(String id) {
        return new Deals(id);
    }

    public Deals on(String day, DealFact fact) {
        return at(day + "T12:00:00Z", fact);
    }

    public Deals at(String time, DealFact fact) {
        events.add(event(id + '-' + events.size(), id, Instant.parse(time), fact));
        return this;
    }

    public List<Event<DealFact>> events() {
        return List.copyOf(events);
    }

    public static DealFact.Created created(String stage, String owner, String amount) {
        return new DealFact.Created(
                null, null, stage, owner, "GTX Pro", "Acme", amount == null ? null : usd(amount), null, null, null);
    }

    public static DealFact.Created imputed(String stage, String owner, String amount) {
        return new DealFact.Created(null, null, stage, owner, "GTX Pro", "Acme", usd(amount), null, null, true);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static Event<DealFact> event(String eventId, String dealId, Instant time, DealFact fact) {
        return new Event<>(
                eventId, "/crm", Families.DEAL.typeOf(fact.getClass()), dealId, time, null, time, null, null, fact);
    }

    /** A life made up from a seed: plausible and implausible events on a few days, some at the same moment. */
    public static List<Event<DealFact>> anyLife(Random random) {
        List<Event<DealFact>> events = new ArrayList<>();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            Instant time = Instant.parse("2017-03-01T00:00:00Z").plusSeconds(3600L * 6 * random.nextInt(60));
            Event<DealFact> event = event("e" + i, "d", time, anyFact(random));
            events.add(new Event<>(
                    event.id(), event.source(), event.type(), event.subject(), time,
                    random.nextInt(3) == 0 ? String.valueOf(random.nextInt(20)) : null,
                    time.plusSeconds(random.nextInt(1000)), "r" + random.nextInt(5), null, event.data()));
        }
        return events;
    }

    private static DealFact anyFact(Random random) {
        return switch (random.nextInt(18)) {
            case 0, 1 -> created(any(random, "Prospecting", "Engaging", null), any(random, "Ann", "Bob", null), any(random, "100", "200", null));
            case 2 -> imputed("Prospecting", "Ann", "70");
            case 3, 4 -> new DealFact.StageChanged(any(random, "Prospecting", "Engaging", "Closing"), null, null);
            case 5 -> new DealFact.AmountChanged(any(random, usd("300"), usd("0.1"), Money.of("5", "EUR")));
            case 6 -> new DealFact.OwnerChanged(any(random, "Ann", "Bob", "Cid"));
            case 7, 17 -> new DealFact.CloseDateChanged(
                    any(random, LocalDate.parse("2017-06-01"), LocalDate.parse("2017-03-05"), LocalDate.parse("2017-03-09"), LocalDate.parse("2017-03-12")));
            case 8 -> new DealFact.Won(any(random, usd("150"), null), any(random, true, null));
            case 9 -> new DealFact.Lost(
                    any(random, "price", null), any(random, "Initech", null), any(random, true, null));
            case 10 -> new DealFact.Reopened(any(random, "Engaging", null));
            case 11 -> new DealFact.Restored();
            case 12 -> any(random, new DealFact.Deleted(), new DealFact.Merged("other"));
            case 13 -> new DealFact.Described(null, null, any(random, "GTK 500", null), any(random, "Bluth", null), "web", null);
            case 14 -> new DealFact.LinesSet(List.of(new Line("GTX Pro", new BigDecimal("2"), usd("90"))));
            case 15 -> new DealFact.CreditSplit(any(random, List.of(), List.of(credit("Ann", "0.6"), credit("Bob", "0.4"))));
            default -> new DealFact.CompetitorNoted(any(random, "Acme", "Initech"));
        };
    }

    public static DealFact.Credit credit(String owner, String share) {
        return new DealFact.Credit(owner, new BigDecimal(share));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The same events in another order, some of them twice. */
    public static List<Event<DealFact>> disturbed(List<Event<DealFact>> events, Random random) {
        List<Event<DealFact>> disturbed = new ArrayList<>(events);
        events.stream().filter(event -> random.nextBoolean()).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
        return disturbed;
    }
}
