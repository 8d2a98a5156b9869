package io.fupan.metric.formula.pipeline;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Deals;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Dimensions;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves the pipeline, against the histories themselves. */
class WaterfallTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate TODAY = LocalDate.parse("2017-12-31");
    private static final Reference REFERENCE = Reference.of(List.of(
            new ReferenceFact.RosterAssigned("Ann", "Tina", "East", null),
            new ReferenceFact.RosterAssigned("Ann", "Tom", "West", LocalDate.parse("2017-03-08")),
            new ReferenceFact.RosterAssigned("Bob", "Tom", "West", null)));

    private final List<DealFacts> deals = new ArrayList<>();
    private final CellTable cells = new CellTable();

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    void addsUpFromStartToEndForEveryScopeAndPeriod(long seed) {
        Random random = new Random(seed);
        addLives(random);

        for (Scope scope : scopes()) {
            for (int i = 0; i < 12; i++) {
                Window window = window(scope, anyPeriod(random));
                assertAddsUp(window, Waterfall.ofAll(window), day -> true);
                Period period = window.period();
                assertAddsUp(window, Waterfall.ofExpected(window), day -> isIn(period, day));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64})
    void findsTheDealsThatSlippedInAnyPeriod(long seed) {
        Random random = new Random(seed);
        addLives(random);

        for (Scope scope : scopes()) {
            for (int i = 0; i < 12; i++) {
                Window window = window(scope, anyPeriod(random));
                Slippage expected = slippage(window);
                Reading count = read(window, SlippageRate.COUNT);
                Reading value = read(window, SlippageRate.VALUE);
                assertThat(count.n()).as("due %s", window.scope()).isEqualTo(expected.due());
                if (expected.due() > 0) {
                    assertThat(count.value().doubleValue()).isEqualTo((double) expected.slipped() / expected.due());
                }
                if (expected.dueWorth() > 0) {
                    assertThat(value.value().doubleValue())
                            .isCloseTo((double) expected.slippedWorth() / expected.dueWorth(), within(1e-12));
                }
            }
        }
    }

    @Test
    void tellsTheStoryOfAQuarter() {
        add(deal("old").on("2017-03-01", created("A", "Ann", "100")).on("2017-03-02", due("2017-05-31"))
                .on("2017-05-20", due("2017-07-15")));
        add(deal("won").on("2017-03-01", created("A", "Bob", "50")).on("2017-03-02", due("2017-09-30"))
                .on("2017-04-10", due("2017-06-15")).on("2017-06-10", new DealFact.Won(usd("60"))));
        add(deal("lost").on("2017-04-05", created("A", "Bob", "7")).on("2017-04-05", due("2017-04-30"))
                .on("2017-05-02", new DealFact.Lost("price", null)));
        Window quarter = window(Scope.ORG, Period.parse("2017-Q2", TODAY));

        Waterfall expected = Waterfall.ofExpected(quarter);

        assertThat(expected.start()).isEqualTo(new Waterfall.Stock(1, 10000));
        assertThat(expected.legs()).filteredOn(leg -> leg.deals() != 0).containsExactly(
                new Waterfall.Leg("new", 1, 700),
                new Waterfall.Leg("pulledIn", 1, 5000),
                new Waterfall.Leg("pushed", 1, -10000),
                new Waterfall.Leg("increased", 1, 1000),
                new Waterfall.Leg("won", 1, -6000),
                new Waterfall.Leg("lost", 1, -700));
        assertThat(expected.end()).isEqualTo(new Waterfall.Stock(0, 0));
    }

    @Test
    void listsADeletedDealAndSaysWhatTheEndStillHeld() {
        add(deal("d").on("2017-03-01", created("A", "Ann", "100")).on("2017-05-02", new DealFact.Deleted()));

        Waterfall march = Waterfall.ofAll(window(Scope.ORG, Period.parse("2017-03", TODAY)));
        Waterfall may = Waterfall.ofAll(window(Scope.ORG, Period.parse("2017-05", TODAY)));

        assertThat(march.deletedSince()).isEqualTo(march.end()).isEqualTo(new Waterfall.Stock(1, 10000));
        assertThat(may.leg("deleted")).isEqualTo(new Waterfall.Leg("deleted", 1, -10000));
        assertThat(may.deletedSince()).isEqualTo(new Waterfall.Stock(0, 0));
    }

    @Test
    void keepsWhatRatesDidApartFromWhatPeopleDid() {
        Reference rates = Reference.of(List.of(rate("2017-03-01", "1.10"), rate("2017-03-31", "1.20"), rate("2017-04-10", "1.30")));
        List<Event<DealFact>> events = deal("euro").on("2017-03-01", created("A", "Ann", null))
                .on("2017-03-01", new DealFact.AmountChanged(Money.of("100", "EUR")))
                .on("2017-04-10", new DealFact.Won(null)).events();
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("euro", events), rates, UTC)));
        Window march = new Window(cells, rates, Scope.ORG, Period.parse("2017-03", TODAY), UTC.currency());
        Window april = new Window(cells, rates, Scope.ORG, Period.parse("2017-04", TODAY), UTC.currency());

        Waterfall before = Waterfall.ofAll(march);
        Waterfall after = Waterfall.ofAll(april);

        assertThat(before.leg("new").worth()).isEqualTo(11000);
        assertThat(before.leg("fx").worth()).isEqualTo(1000);
        assertThat(before.end()).isEqualTo(after.start()).isEqualTo(new Waterfall.Stock(1, 12000));
        assertThat(after.leg("fx").worth()).isEqualTo(1000);
        assertThat(after.leg("won").worth()).isEqualTo(-13000);
        assertThat(after.end()).isEqualTo(new Waterfall.Stock(0, 0));
    }

    @Test
    void takesDealsDeletedSinceByTheRatesOfTheDayToo() {
        Reference rates = Reference.of(List.of(rate("2017-03-01", "1.10"), rate("2017-03-31", "1.20")));
        List<Event<DealFact>> events = deal("euro").on("2017-03-01", created("A", "Ann", null))
                .on("2017-03-01", new DealFact.AmountChanged(Money.of("100", "EUR")))
                .on("2017-05-02", new DealFact.Deleted()).events();
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("euro", events), rates, UTC)));

        Waterfall march = Waterfall.ofAll(new Window(cells, rates, Scope.ORG, Period.parse("2017-03", TODAY), UTC.currency()));

        assertThat(march.leg("new").worth()).isEqualTo(11000);
        assertThat(march.leg("fx").worth()).isEqualTo(1000);
        assertThat(march.end()).isEqualTo(march.deletedSince()).isEqualTo(new Waterfall.Stock(1, 12000));
    }

    @Test
    void keepsTheRatesApartInWhatIsExpectedInAPeriodToo() {
        Reference rates = Reference.of(List.of(rate("2017-03-01", "1.10"), rate("2017-03-31", "1.20"), rate("2017-06-30", "1.40")));
        List<Event<DealFact>> events = deal("euro").on("2017-03-01", created("A", "Ann", null))
                .on("2017-03-01", new DealFact.AmountChanged(Money.of("100", "EUR")))
                .on("2017-03-01", due("2017-06-15")).events();
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("euro", events), rates, UTC)));

        Waterfall quarter = Waterfall.ofExpected(
                new Window(cells, rates, Scope.ORG, Period.parse("2017-Q2", TODAY), UTC.currency()));

        assertThat(quarter.start()).isEqualTo(new Waterfall.Stock(1, 12000));
        assertThat(quarter.leg("fx").worth()).isEqualTo(2000);
        assertThat(quarter.end()).isEqualTo(new Waterfall.Stock(1, 14000));
    }

    private static ReferenceFact rate(String day, String rate) {
        return new ReferenceFact.FxRateSet("EUR", "USD", LocalDate.parse(day), new BigDecimal(rate), null);
    }

    @Test
    void movesADealFromOwnerToOwnerOnlyWhereItMatters() {
        add(deal("d").on("2017-03-01", created("A", "Ann", "100")).on("2017-05-02", new DealFact.OwnerChanged("Bob")));
        Period may = Period.parse("2017-05", TODAY);

        assertThat(Waterfall.ofAll(window(Scope.parse("rep:Ann"), may)).leg("owner").worth()).isEqualTo(-10000);
        assertThat(Waterfall.ofAll(window(Scope.parse("rep:Bob"), may)).leg("owner").worth()).isEqualTo(10000);
        assertThat(Waterfall.ofAll(window(Scope.ORG, may)).leg("owner").deals()).isZero();
    }

    @Test
    void needsABeginningForWhatIsExpected() {
        Window always = window(Scope.ORG, Period.all(TODAY));

        assertThat(read(always, SlippageRate.COUNT).reason()).isEqualTo(Reasons.NO_BEGINNING);
        assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> Waterfall.ofExpected(always));
    }

    @Test
    void doesNotTakeALateCloseWithinThePeriodForSlipped() {
        add(deal("late").on("2017-03-01", created("A", "Ann", "1")).on("2017-03-02", due("2017-04-10"))
                .on("2017-06-20", new DealFact.Won(null)));
        add(deal("slipped").on("2017-03-01", created("A", "Ann", "3")).on("2017-03-02", due("2017-04-10"))
                .on("2017-04-12", due("2017-08-10")));
        add(deal("overdue").on("2017-03-01", created("A", "Ann", "4")).on("2017-03-02", due("2017-04-10")));
        add(deal("deleted").on("2017-03-01", created("A", "Ann", "4")).on("2017-03-02", due("2017-04-10"))
                .on("2017-04-12", new DealFact.Deleted()));
        Window quarter = window(Scope.ORG, Period.parse("2017-Q2", TODAY));

        Reading count = read(quarter, SlippageRate.COUNT);
        Reading value = read(quarter, SlippageRate.VALUE);

        assertThat(count.n()).isEqualTo(3);
        assertThat(count.value().doubleValue()).isEqualTo(1.0 / 3);
        assertThat(count.excluded()).isEqualTo(Map.of("deleted", 1L));
        assertThat(value.value()).isEqualByComparingTo("0.375");
    }

    @Test
    void countsDealsLeftLyingAgainstTheStrictWinRate() {
        add(deal("won").on("2017-03-01", created("A", "Ann", "1")).on("2017-06-20", new DealFact.Won(null)));
        add(deal("overdue").on("2017-06-01", created("A", "Ann", "1")).on("2017-06-02", due("2017-06-10")));
        add(deal("untouched").on("2017-03-01", created("A", "Ann", "1")));
        add(deal("alive").on("2017-03-01", created("A", "Ann", "1")).on("2017-06-15", due("2017-08-10")));
        MetricQuery query = MetricQuery.of("strictWinRate", Scope.ORG, Period.parse("2017-Q2", TODAY));

        Reading reading = StrictWinRate.read(window(Scope.ORG, query.period()), query.withVariant("stale-30"));
        Reading patient = StrictWinRate.read(
                window(Scope.ORG, Period.parse("2017-03", TODAY)), query.withVariant("stale-90"));

        assertThat(reading.n()).isEqualTo(3);
        assertThat(reading.value().doubleValue()).isEqualTo(1.0 / 3);
        assertThat(patient.n()).isZero();
    }

    @Test
    void countsMovesOfTheExpectedCloseByTheirDirection() {
        add(deal("d").on("2017-03-01", created("A", "Ann", "1")).on("2017-03-02", due("2017-06-10"))
                .on("2017-03-05", due("2017-07-10")).on("2017-03-06", due("2017-08-10")).on("2017-03-08", due("2017-05-10")));
        MetricQuery query = MetricQuery.of("closeDateMoves", Scope.ORG, Period.parse("2017-03", TODAY));
        Window march = window(Scope.ORG, query.period());

        assertThat(CloseDateMoves.read(march, query.withVariant("later")).n()).isEqualTo(2);
        assertThat(CloseDateMoves.read(march, query.withVariant("earlier")).n()).isEqualTo(1);
    }

    private interface Wanted {
        boolean test(LocalDate expectedClose);
    }

    private record Slippage(long due, long dueWorth, long slipped, long slippedWorth) {}

    private void assertAddsUp(Window window, Waterfall waterfall, Wanted wanted) {
        long worth = waterfall.legs().stream().mapToLong(Waterfall.Leg::worth).sum();
        assertThat(waterfall.start().worth() + worth).isEqualTo(waterfall.end().worth());
        assertThat(waterfall.start()).isEqualTo(stock(window, window.period().from().minusDays(1), wanted));
        assertThat(waterfall.end()).isEqualTo(stock(window, window.period().to(), wanted));
        long deals = waterfall.legs().stream().mapToLong(WaterfallTests::deals).sum();
        assertThat(waterfall.start().deals() + deals).isEqualTo(waterfall.end().deals());
        if (window.scope().equals(Scope.ORG)) {
            assertThat(waterfall.leg("owner").worth()).isZero();
        }
    }

    private static long deals(Waterfall.Leg leg) {
        return switch (leg.leg()) {
            case "won", "lost", "deleted", "pushed", "pulledOut" -> -leg.deals();
            case "increased", "decreased", "fx" -> 0;
            default -> leg.deals();
        };
    }

    private Waterfall.Stock stock(Window window, LocalDate day, Wanted wanted) {
        List<DealFacts> open = deals.stream()
                .filter(deal -> stands(deal, window.scope(), day))
                .filter(deal -> wanted.test(deal.expectedCloseAt(evening(day))))
                .toList();
        return new Waterfall.Stock(
                open.size(), open.stream().mapToLong(deal -> worth(deal, day)).sum());
    }

    private Slippage slippage(Window window) {
        Period period = window.period();
        LocalDate eve = period.from().minusDays(1);
        List<DealFacts> due = deals.stream()
                .filter(deal -> deal.outcome() != Outcome.DELETED)
                .filter(deal -> stands(deal, window.scope(), eve))
                .filter(deal -> isIn(period, deal.expectedCloseAt(evening(eve))))
                .toList();
        List<DealFacts> slipped = due.stream()
                .filter(deal -> isOpen(deal, period.to()))
                .filter(deal -> deal.expectedCloseAt(evening(period.to())).isAfter(period.to()))
                .toList();
        return new Slippage(
                due.size(), due.stream().mapToLong(deal -> worth(deal, eve)).sum(),
                slipped.size(), slipped.stream().mapToLong(deal -> worth(deal, eve)).sum());
    }

    private static boolean isIn(Period period, LocalDate day) {
        return day != null && !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    private static boolean stands(DealFacts deal, Scope scope, LocalDate day) {
        return isOpen(deal, day)
                && REFERENCE.scopes(new Dimensions(deal.ownerAt(evening(day)), null, null, null), day, List.of())
                        .contains(scope);
    }

    private static boolean isOpen(DealFacts deal, LocalDate day) {
        Instant evening = evening(day);
        return deal.openSpans().stream().anyMatch(
                span -> !span.from().isAfter(evening) && (span.to() == null || span.to().isAfter(evening)));
    }

    private static long worth(DealFacts deal, LocalDate day) {
        var amount = deal.amountAt(evening(day));
        return amount == null || !amount.currency().equals("USD")
                ? 0
                : amount.amount().movePointRight(2).longValueExact();
    }

    private static Instant evening(LocalDate day) {
        return UTC.start(day.plusDays(1)).minusNanos(1);
    }

    private static Period anyPeriod(Random random) {
        LocalDate from = LocalDate.parse("2017-02-27").plusDays(random.nextInt(16));
        return Period.between(from, from.plusDays(random.nextInt(12)), TODAY);
    }

    private static Reading read(Window window, String variant) {
        return SlippageRate.read(
                window, MetricQuery.of("slippageRate", window.scope(), window.period()).withVariant(variant));
    }

    private Window window(Scope scope, Period period) {
        return new Window(cells, REFERENCE, scope, period, UTC.currency());
    }

    private Set<Scope> scopes() {
        return Set.copyOf(Stream.of("org", "rep", "team", "office").flatMap(kind -> cells.scopes(kind).stream()).toList());
    }

    private void addLives(Random random) {
        for (int i = 0; i < 150; i++) {
            add(DealFold.fold("d" + i, Deals.anyLife(random)));
        }
    }

    private void add(Deals deal) {
        add(DealFold.fold(deal.events().getFirst().subject(), deal.events()));
    }

    private void add(DealFacts facts) {
        cells.addAll(Contributions.sum(Contributions.of(facts, REFERENCE, UTC)));
        if (facts.outcome() != Outcome.MERGED && !facts.dateImputed()) {
            deals.add(facts);
        }
    }

    private static DealFact due(String day) {
        return new DealFact.CloseDateChanged(LocalDate.parse(day));
    }
}
