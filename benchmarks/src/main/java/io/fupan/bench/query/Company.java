package io.fupan.bench.query;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.reference.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up company of 10 offices, 50 teams, 500 representatives and 20 products; the same deals for the same numbers. */
final class Company {

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    static final List<String> STAGES = List.of("Prospecting", "Qualified", "Proposal", "Negotiation");

    private static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST, LAST) + 1;
    private static final int OFFICES = 10;
    private static final int TEAMS = 50;
    private static final int REPS = 500;
    private static final int PRODUCTS = 20;
    private static final int ACCOUNTS = 20_000;
    private static final int REGIONS = 12;
    private static final int SEGMENTS = 8;
    private static final int RIVALS = 15;
    private static final List<String> REASONS = List.of("price", "features", "timing", "competitor", "no-decision");
    private static final List<String> CHANNELS = List.of("web", "partner", "outbound", "event", "referral");

    private final int deals;

    Company(int deals) {
        this.deals = deals;
    }

    static Reference reference() {
        List<ReferenceFact> facts = new ArrayList<>();
        facts.add(new ReferenceFact.PipelineDefined("sales", 1, STAGES));
        for (int rep = 0; rep < REPS; rep++) {
            int team = rep % TEAMS;
            facts.add(new ReferenceFact.RosterAssigned("Rep " + rep, "Team " + team, "Office " + team % OFFICES, null));
            for (String quarter : List.of("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")) {
                facts.add(new ReferenceFact.TargetSet("rep:Rep " + rep, quarter, "bookings", usd(500_000), null));
            }
        }
        for (int product = 0; product < PRODUCTS; product++) {
            facts.add(new ReferenceFact.ProductDefined("Product " + product, "Series " + product % 5, usd(1_000 + 500L * product)));
        }
        for (int account = 0; account < ACCOUNTS; account++) {
            facts.add(new ReferenceFact.AccountDefined(
                    "Account " + account, "Segment " + account % SEGMENTS, "Region " + account % REGIONS));
        }
        return Reference.of(facts);
    }

    /** The events of one deal; deals with higher numbers were created later. */
    List<Event<DealFact>> deal(int number) {
        return new Story(number).events();
    }

    private static Money usd(long amount) {
        return new Money(BigDecimal.valueOf(amount), "USD");
    }

    /** What happened to one deal: created, moved on, revalued, put off, won or lost, or still open. */
    private final class Story {

        private final List<Event<DealFact>> events = new ArrayList<>();
        private final Random random;
        private final String id;
        private Instant now;

        Story(int number) {
            random = new Random(0x5eedL * 31 + number);
            id = "D-" + number;
            now = FIRST.plusDays((long) number * DAYS / deals).atTime(8, 0).toInstant(ZoneOffset.UTC);
        }

        List<Event<DealFact>> events() {
            int product = random.nextInt(PRODUCTS);
            long price = (1_000 + 500L * product) * (1 + random.nextInt(5));
            LocalDate expected = day().plusDays(30 + random.nextInt(90));
            say(new DealFact.Created(
                    null, "sales", STAGES.getFirst(), "Rep " + random.nextInt(REPS), "Product " + product,
                    "Account " + random.nextInt(ACCOUNTS), usd(price), CHANNELS.get(random.nextInt(CHANNELS.size())),
                    expected, null));
            int passed = random.nextInt(STAGES.size());
            for (int stage = 1; stage <= passed && wait(20); stage++) {
                say(new DealFact.StageChanged(STAGES.get(stage), STAGES.get(stage - 1), null));
                revise(price, expected);
            }
            if (random.nextInt(10) > 0 && wait(60)) {
                close(price);
            }
            return events;
        }

        private void revise(long price, LocalDate expected) {
            switch (random.nextInt(5)) {
                case 0 -> say(new DealFact.AmountChanged(usd(price * (80 + random.nextInt(50)) / 100)));
                case 1 -> say(new DealFact.CloseDateChanged(expected.plusDays(7L * random.nextInt(12))));
                case 2 -> say(new DealFact.CompetitorNoted("Rival " + random.nextInt(RIVALS)));
                default -> {
                    // nothing else changed
                }
            }
        }

        private void close(long price) {
            if (random.nextInt(100) < 45) {
                say(new DealFact.Won(usd(price * (90 + random.nextInt(11)) / 100), null));
            } else {
                say(new DealFact.Lost(REASONS.get(random.nextInt(REASONS.size())), null, null));
            }
        }

        /** Lets days pass; false if that is after the last one. */
        private boolean wait(int days) {
            now = now.plus(1 + random.nextInt(days), ChronoUnit.DAYS);
            return !day().isAfter(LAST);
        }

        private LocalDate day() {
            return now.atZone(ZoneOffset.UTC).toLocalDate();
        }

        private void say(DealFact fact) {
            now = now.plusSeconds(1);
            events.add(new Event<>(
                    id + '-' + events.size(), "/crm", Families.DEAL.typeOf(fact.getClass()), id, now, null,
                    now.plusSeconds(random.nextInt(100_000)), null, null, fact));
        }
    }
}
