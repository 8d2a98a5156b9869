package io.fupan.metric.oracle;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.period.WorkingHours;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The log of an organisation made up from a seed, with everything in it: currencies, amendments, reopened and merged
 * deals, shared credit, moves of people, renames, refunds, subscriptions, leads, late, repeated and contradicting events.
 */
public final class Organisation {

    private static final Instant START = Instant.parse("2017-01-02T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2017-01-01");
    private static final int DAYS = 300;
    private static final String[] REPS = {"Ann", "annie", "Bob", "Cid", "Dee", "Eve"};
    private static final String[] PRODUCTS = {"GTX Pro", "GTX Plus", "gtx-pro", "MG Special", "GTK 500", "Unlisted"};
    private static final String[] ACCOUNTS = {"Acme", "ACME Inc", "Betasoloin", "Codehow", "Dontechi", "Nowhere"};
    private static final String[] STAGES = {"Prospecting", "prospection", "Qualifying", "Engaging", "Closing", "Odd"};
    private static final String[] RIVALS = {"Initech", "initech gmbh", "Hooli", "Globex"};
    private static final String[] REASONS = {"price", "too dear", "no-decision", "timing"};

    /** A short Friday, and a Saturday to its end. */
    static final WorkingHours WORKING_HOURS = WorkingHours.parse(Map.of(
            DayOfWeek.MONDAY, "09:00-18:00",
            DayOfWeek.TUESDAY, "09:00-18:00",
            DayOfWeek.WEDNESDAY, "00:00-24:00",
            DayOfWeek.FRIDAY, "08:30-12:05",
            DayOfWeek.SATURDAY, "22:00-24:00"));

    /** The same, for who must not ask us. */
    static final Map<Integer, List<Integer>> WORKING_MINUTES = Map.of(
            1, List.of(540, 1080), 2, List.of(540, 1080), 3, List.of(0, 1440), 5, List.of(510, 725), 6, List.of(1320, 1440));

    private final Random random;
    private final List<Event<DealFact>> deals = new ArrayList<>();
    private final List<Event<CustomerFact>> customers = new ArrayList<>();
    private final List<Event<ActivityFact>> activities = new ArrayList<>();
    private int events;

    private Organisation(long seed) {
        random = new Random(seed);
    }

    /** With so many deals, and customers and leads in proportion. */
    public static Organisation of(long seed, int size) {
        Organisation made = new Organisation(seed);
        for (int i = 0; i < size; i++) {
            made.addDeal(i, size);
        }
        for (int i = 0; i < size / 4; i++) {
            made.addCustomer(i < ACCOUNTS.length ? ACCOUNTS[i] : "account-" + i);
            made.addLead("lead-" + i);
        }
        return made;
    }

    public List<Event<DealFact>> deals() {
        return deals;
    }

    public List<Event<CustomerFact>> customers() {
        return customers;
    }

    public List<Event<ActivityFact>> activities() {
        return activities;
    }

    /** The same log as it may come: in any order, some of it twice. */
    public static <F extends Fact> List<Event<F>> disturbed(List<Event<F>> log, Random random) {
        List<Event<F>> disturbed = new ArrayList<>(log);
        log.stream().filter(event -> random.nextInt(4) == 0).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
        return disturbed;
    }

    /** Gives the oracle the log, in any order and partly twice. */
    public void write(BatchOracle oracle, Random order) throws IOException {
        oracle.write(BatchOracle.DEALS, lines(Families.DEAL, disturbed(deals, order)));
        oracle.write(BatchOracle.CUSTOMERS, lines(Families.CUSTOMER, disturbed(customers, order)));
        oracle.write(BatchOracle.ACTIVITIES, lines(Families.ACTIVITY, disturbed(activities, order)));
        oracle.write(BatchOracle.REFERENCE, lines(Families.REFERENCE, statements()));
    }

    static <F extends Fact> List<String> lines(EventCodec<F> codec, List<Event<F>> events) {
        return events.stream().map(event -> new String(codec.write(event), StandardCharsets.UTF_8)).toList();
    }

    /** What the organisation says about itself, as events. */
    public static List<Event<ReferenceFact>> statements() {
        return statements(reference());
    }

    /** Statements as events. */
    static List<Event<ReferenceFact>> statements(List<ReferenceFact> facts) {
        List<Event<ReferenceFact>> statements = new ArrayList<>();
        for (ReferenceFact fact : facts) {
            String id = "s" + statements.size();
            String type = Families.REFERENCE.typeOf(fact.getClass());
            statements.add(new Event<>(id, "/admin", type, fact.subject(), Instant.EPOCH, null, null, null, null, fact));
        }
        return statements;
    }

    /** What the organisation says about itself; the same for every seed. */
    public static List<ReferenceFact> reference() {
        List<ReferenceFact> facts = new ArrayList<>(List.of(
                new ReferenceFact.RosterAssigned("Ann", "Tina", "East", null),
                new ReferenceFact.RosterAssigned("Ann", "Tom", "West", LocalDate.parse("2017-04-10")),
                new ReferenceFact.RosterAssigned("annie", "Tina", "East", LocalDate.parse("2017-07-01")),
                new ReferenceFact.RosterAssigned("Bob", "Tom", "West", null),
                new ReferenceFact.RosterAssigned("Cid", "Tom", null, LocalDate.parse("2017-02-01")),
                new ReferenceFact.RosterLeft("Cid", LocalDate.parse("2017-08-15")),
                new ReferenceFact.RosterAssigned("Dee", "Tina", "East", LocalDate.parse("2017-03-26")),
                new ReferenceFact.ProductDefined("GTX Pro", "GTX", Money.of("4821", "USD")),
                new ReferenceFact.ProductDefined("GTX Plus", "GTX", Money.of("1096.5", "EUR")),
                new ReferenceFact.ProductDefined("MG Special", "MG", Money.of("55", "USD")),
                new ReferenceFact.ProductDefined("GTK 500", null, null),
                new ReferenceFact.AccountDefined("Acme", "technolgy", "US"),
                new ReferenceFact.AccountDefined("Betasoloin", "medical", "Deutschland"),
                new ReferenceFact.AccountDefined("Codehow", "software", null),
                new ReferenceFact.AccountDefined("Dontechi", null, "Kenya"),
                new ReferenceFact.PipelineDefined(
                        "sales", 1, List.of("Prospecting", "Engaging", "Qualifying"), null, null, null, "Engaging"),
                new ReferenceFact.PipelineDefined(
                        "sales", 2, List.of("prospection", "Qualifying", "Engaging", "Closing"), null, null, LocalDate.parse("2017-05-01"), "Engaging"),
                new ReferenceFact.PipelineDefined("partners", 1, List.of("Engaging", "Closing"))));
        facts.addAll(aliases());
        addRates(facts);
        return List.copyOf(facts);
    }

    private static List<ReferenceFact> aliases() {
        return List.of(
                new ReferenceFact.AliasDefined("rep", "annie", "Ann"),
                new ReferenceFact.AliasDefined("product", "gtx-pro", "gtx pro"),
                new ReferenceFact.AliasDefined("product", "gtx pro", "GTX Pro"),
                new ReferenceFact.AliasDefined("account", "ACME Inc", "Acme"),
                new ReferenceFact.AliasDefined("segment", "technolgy", "technology"),
                new ReferenceFact.AliasDefined("region", "Deutschland", "Germany"),
                new ReferenceFact.AliasDefined("stage", "prospection", "Prospecting"),
                new ReferenceFact.AliasDefined("channel", "www", "web"),
                new ReferenceFact.AliasDefined("competitor", "initech gmbh", "Initech"),
                new ReferenceFact.AliasDefined("loss-reason", "too dear", "price"));
    }

    /** Euros by day with gaps, yen quoted the other way round, pounds in euros only, francs not at all. */
    private static void addRates(List<ReferenceFact> facts) {
        for (int day = 0; day < DAYS + 60; day += day % 100 > 70 ? 12 : 3) {
            LocalDate date = FIRST_DAY.plusDays(day);
            facts.add(rate("EUR", "USD", date, BigDecimal.valueOf(10_500 + 13 * (day % 97), 4)));
            if (day % 2 == 0) {
                facts.add(rate("USD", "JPY", date, BigDecimal.valueOf(day < 150 ? 128 : 64)));
                facts.add(rate("GBP", "EUR", date, BigDecimal.valueOf(11_000 + 7 * (day % 50), 4)));
            }
        }
        facts.add(new ReferenceFact.FxRateSet("CHF", "USD", FIRST_DAY, new BigDecimal("1.1"), true));
    }

    private static ReferenceFact rate(String currency, String base, LocalDate date, BigDecimal rate) {
        return new ReferenceFact.FxRateSet(currency, base, date, rate, null);
    }

    // A deal --------------------------------------------------------------------------------------------------------

    private void addDeal(int number, int size) {
        String id = "deal-" + number;
        Instant at = START.plusSeconds(random.nextInt(DAYS - 60) * 86_400L + random.nextInt(86_400));
        if (random.nextInt(20) > 0) {
            addTo(id, at, created(at, random.nextInt(15) == 0));
        }
        for (int i = random.nextInt(14); i >= 0; i--) {
            at = later(at);
            DealFact fact = anyFact(at);
            addTo(id, at, fact);
            if (fact instanceof DealFact.Deleted && random.nextInt(3) > 0) {
                break;
            }
        }
        if (random.nextInt(10) == 0 && number + 1 < size) {
            // Into one of the next few, which may be merged itself: never in a ring.
            addTo(id, later(at), new DealFact.Merged("deal-" + Math.min(size - 1, number + 1 + random.nextInt(4))));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            addActivity(id, START.plusSeconds(random.nextInt(DAYS * 86_400)), logged(id, null, null));
        }
    }

    /** Mostly days later, sometimes at the same moment, sometimes at the very end or beginning of a day. */
    private Instant later(Instant at) {
        return switch (random.nextInt(10)) {
            case 0 -> at;
            case 1 -> at.plusSeconds(random.nextInt(3600));
            case 2 -> at.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24L * random.nextInt(1, 9) - 8));
            case 3 -> at.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24L * random.nextInt(1, 9) - 8)).minusMillis(1);
            default -> at.plusSeconds(random.nextInt(20 * 86_400));
        };
    }

    private DealFact created(Instant at, boolean imputed) {
        return new DealFact.Created(
                null, any("sales", "partners", null), any(STAGES), maybe(any(REPS)), maybe(any(PRODUCTS)), maybe(any(ACCOUNTS)),
                maybe(money()), any("web", "www", "fair", null), maybe(expected(at)), imputed ? true : null, any("renewal", "New", null, null));
    }

    private DealFact anyFact(Instant at) {
        return switch (random.nextInt(28)) {
            case 0, 1, 2, 3, 4 -> new DealFact.StageChanged(any(STAGES), null, random.nextInt(8) == 0 ? true : null);
            case 5, 6, 7 -> new DealFact.AmountChanged(money());
            case 8, 9 -> new DealFact.OwnerChanged(any(REPS));
            case 10, 11, 24, 25 -> new DealFact.CloseDateChanged(expected(at));
            case 12 -> new DealFact.CompetitorNoted(any(RIVALS));
            case 13 -> new DealFact.Described(null, any("sales", null), maybe(any(PRODUCTS)), maybe(any(ACCOUNTS)), any("fair", null), any("renewal", null));
            case 14 -> new DealFact.LinesSet(lines());
            case 15 -> new DealFact.CreditSplit(credits());
            case 16, 17, 18 -> new DealFact.Won(random.nextBoolean() ? money() : null, any(true, null, null));
            case 19, 20 -> new DealFact.Lost(any(any(REASONS), any(REASONS), null, " "), any(any(RIVALS), null), any(true, null, null));
            case 21 -> new DealFact.Reopened(any(any(STAGES), null));
            case 22 -> random.nextInt(3) == 0 ? new DealFact.Deleted() : new DealFact.Reopened(null);
            case 23 -> new DealFact.Restored();
            default -> new DealFact.AmountChanged(money());
        };
    }

    private LocalDate expected(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(random.nextInt(120) - 20L);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add(new Line(any(PRODUCTS), any(new BigDecimal("1"), new BigDecimal("2.5"), new BigDecimal("0.3335"), new BigDecimal("12")),
                    random.nextInt(6) == 0 ? null : money()));
        }
        return lines;
    }

    private List<DealFact.Credit> credits() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(credit("Ann", "0.6"), credit("Bob", "0.4"));
            case 2 -> List.of(credit("Bob", "0.3333"), credit("Cid", "0.3333"), credit("Dee", "0.3334"));
            default -> List.of(credit("Eve", "0.125"), credit("annie", "0.875"));
        };
    }

    private static DealFact.Credit credit(String owner, String share) {
        return new DealFact.Credit(owner, new BigDecimal(share));
    }

    private Money money() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> Money.of(BigDecimal.valueOf(random.nextInt(900_000), 2).toPlainString(), "EUR");
            case 2 -> Money.of(String.valueOf(random.nextInt(900_000)), "JPY");
            case 3 -> Money.of(BigDecimal.valueOf(random.nextInt(900_000), 2).toPlainString(), "GBP");
            case 4 -> Money.of("700", "CHF");
            case 5 -> Money.of(BigDecimal.valueOf(random.nextInt(9_000_000), 3).toPlainString(), "USD");
            case 6 -> random.nextInt(5) == 0 ? Money.of("10000000000000000000000", "USD") : Money.of("0", "USD");
            default -> Money.of(String.valueOf(100 + random.nextInt(9_000)), "USD");
        };
    }

    // A customer ----------------------------------------------------------------------------------------------------

    private void addCustomer(String account) {
        Instant at = START.plusSeconds(random.nextInt(100 * 86_400));
        for (int i = random.nextInt(26); i > 0; i--) {
            at = later(at);
            CustomerFact fact = anyCustomerFact(account);
            add(customers, Families.CUSTOMER, account, at, fact);
        }
        if (random.nextBoolean()) {
            addActivity(account, at, logged(null, account, null));
        }
    }

    private CustomerFact anyCustomerFact(String account) {
        String own = account + '/';
        return switch (random.nextInt(16)) {
            case 0 -> new CustomerFact.Updated(any("Name", null), any("retail", "technolgy", null), null, maybe(any(REPS)));
            case 1, 2 -> new CustomerFact.Churned("price");
            case 3, 4, 5 -> new CustomerFact.OrderPlaced(own + any("o1", "o2", "o3"), money(), random.nextInt(3) == 0 ? "deal-" + random.nextInt(60) : null, null);
            case 6, 7 -> new CustomerFact.InvoiceIssued(own + any("i1", "i2", "i3"), money(), maybe(expected(START.plusSeconds(86_400L * 90))), null);
            case 8 -> new CustomerFact.InvoicePaid(own + any("i1", "i2"), money(), null, null, null, null);
            case 9 -> new CustomerFact.PaymentRefunded(own + any("r1", "r2"), own + "i1", Money.of("20", any("USD", "EUR")));
            default -> new CustomerFact.SubscriptionChanged(
                    own + any("s1", "s2"), any("active", "active", "active", "paused", "ended", "ended", "odd"),
                    random.nextInt(4) == 0 ? null : Money.of(String.valueOf(10 * random.nextInt(1, 9)), any("USD", "USD", "USD", "EUR", "CHF")));
        };
    }

    // A lead --------------------------------------------------------------------------------------------------------

    private void addLead(String lead) {
        Instant at = START.plusSeconds(random.nextInt(DAYS * 86_400));
        if (random.nextInt(10) > 0) {
            addActivity(lead, at, new ActivityFact.LeadCreated(lead, any("web", "www", null), maybe(any(REPS)), maybe(any(ACCOUNTS))));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            Instant next = at.plusSeconds(random.nextInt(3 * 86_400) - 3_600L);
            addActivity(lead, next, switch (random.nextInt(8)) {
                case 0 -> new ActivityFact.LeadAssigned(lead, any(REPS));
                case 1 -> new ActivityFact.LeadConverted(lead, null, maybe(any(ACCOUNTS)));
                case 2 -> new ActivityFact.LeadDisqualified(lead, "spam");
                case 3 -> new ActivityFact.LeadCreated(lead, "fair", any(REPS), null);
                default -> logged(null, null, lead);
            });
        }
    }

    private ActivityFact logged(String deal, String account, String lead) {
        return new ActivityFact.Logged(
                any("call", "meeting", "email", "note", "task", "other", "visit"), maybe(any(REPS)), deal, account, lead,
                any("in", "out", null), any(0, 90, null), any(true, false, null, null));
    }

    // Events --------------------------------------------------------------------------------------------------------

    private void addTo(String deal, Instant at, DealFact fact) {
        add(deals, Families.DEAL, deal, at, fact);
    }

    private void addActivity(String subject, Instant at, ActivityFact fact) {
        add(activities, Families.ACTIVITY, subject, at, fact);
    }

    /** Written down at once, later, or nobody knows when; now and then said again otherwise, which must not count. */
    private <F extends Fact> void add(List<Event<F>> log, EventCodec<F> codec, String subject, Instant at, F fact) {
        String id = "e" + events++;
        String source = random.nextInt(5) == 0 ? "/erp" : "/crm";
        Instant recorded = switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> at.plusSeconds(random.nextInt(40 * 86_400));
            default -> at.plusSeconds(random.nextInt(7_300) - 60L);
        };
        String sequence = random.nextInt(3) == 0 ? null : String.valueOf(events);
        String type = codec.typeOf(fact.getClass());
        Event<F> event = new Event<>(id, source, type, subject, at, sequence, recorded, "r" + events, null, fact);
        log.add(event);
        if (recorded != null && random.nextInt(12) == 0) {
            log.add(new Event<>(id, source, type, subject, at.plusSeconds(86_400), sequence, recorded.plusSeconds(5), "again" + events, null, fact));
        }
    }

    private <T> T maybe(T value) {
        return random.nextInt(6) == 0 ? null : value;
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
