package io.fupan.metric.catalogue;

import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Json;
import io.fupan.metric.Deals;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.RollingWindow;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MetricCatalogueTests {

    private static final LocalDate TODAY = LocalDate.parse("2017-12-31");

    private final Reporting reporting = Reporting.of("UTC", "USD");
    private final MetricCatalogue catalogue = new MetricCatalogue(reporting.currency());
    private final CellTable cells = new CellTable();

    @ParameterizedTest
    @ValueSource(strings = {"bookings", "dealsCreated", "dealsWon", "dealsLost", "dealsOpen", "openPipeline"})
    void saysZeroWhereThereIsTrulyNothing(String metric) {
        MetricValue value = evaluate(metric, "2017");

        assertThat(value.value().number()).isZero();
        assertThat(value.status()).isEqualTo(Status.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"winRate", "winRateValue", "averageDealSize"})
    void leavesARatioToNothingUndefined(String metric) {
        MetricValue value = evaluate(metric, "2017");

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(Status.UNDEFINED);
        assertThat(value.reason()).isEqualTo(Reasons.ZERO_DENOMINATOR);
    }

    @ParameterizedTest
    @CsvSource({"medianDealSize", "salesCycle"})
    void hasNoMedianOfNothing(String metric) {
        MetricValue value = evaluate(metric, "2017");

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(Status.NO_DATA);
    }

    @Test
    void hasNoValueForAScopeThatNobodyNames() {
        MetricQuery query = MetricQuery.of("bookings", Scope.parse("rep:Nobody"), period("2017"));

        MetricValue value = catalogue.evaluate(cells, Reference.empty(), query);

        assertThat(value.value()).isNull();
        assertThat(value.reason()).isEqualTo(Reasons.UNKNOWN_SCOPE);
    }

    @Test
    void giveARateItsIntervalAndN() {
        for (int i = 0; i < 52; i++) {
            add(deal("d" + i).on("2017-05-01", created("A", "Ann", "1"))
                    .on("2017-05-02", i < 31 ? new DealFact.Won(null) : new DealFact.Lost(null, null)));
        }

        MetricValue value = evaluate("winRate", "2017-Q2");

        assertThat(value.n()).isEqualTo(52);
        assertThat(value.value().asDouble()).isEqualTo(31.0 / 52);
        assertThat(value.interval().low().number()).isBetween(new BigDecimal("0.46065"), new BigDecimal("0.46075"));
    }

    @Test
    void addsUpOwnersInsteadOfTrustingMissingCounts() {
        for (int i = 0; i < 500; i++) {
            String owner = i < 200 ? "A" : "B";
            DealFact outcome = i < 100 || i >= 200 ? new DealFact.Won(usd("1")) : new DealFact.Lost(null, null);
            add(deal("d" + i).on("2017-05-01", created("S", owner, "1")).on("2017-05-02", outcome));
        }

        assertThat(evaluate("winRate", "2017").value().number()).isEqualByComparingTo("0.8");
    }

    @Test
    void hasNoChangeFromZero() {
        for (int i = 0; i < 5; i++) {
            add(deal("d" + i).on("2017-05-02", new DealFact.Won(usd("1"))));
        }

        MetricValue.Comparison comparison =
                catalogue.evaluate(cells, Reference.empty(), query("dealsWon", "2017-05").comparedWith("previous")).comparison();

        assertThat(comparison.delta().number()).isEqualByComparingTo("5");
        assertThat(comparison.change()).isNull();
        assertThat(comparison.reason()).isEqualTo(Reasons.NO_BASE);
    }

    @Test
    void saysHowManySellingDaysItCompares() {
        add(deal("d").on("2017-05-02", new DealFact.Won(usd("1"))));

        MetricValue.Comparison comparison =
                catalogue.evaluate(cells, Reference.empty(), query("dealsWon", "2017-05").comparedWith("previous")).comparison();

        assertThat(comparison.sellingDays()).isEqualTo(23);
        assertThat(comparison.sellingDaysBefore()).isEqualTo(20);
    }

    @Test
    void hasNoChangeAcrossASignOrFromAMissingValue() {
        add(deal("refund").on("2017-04-02", new DealFact.Won(usd("-5"))));
        add(deal("sale").on("2017-05-02", new DealFact.Won(usd("5"))));

        assertThat(catalogue.evaluate(cells, Reference.empty(), query("bookings", "2017-05").comparedWith("previous")).comparison().reason())
                .isEqualTo(Reasons.SIGN_CHANGE);
        assertThat(catalogue.evaluate(cells, Reference.empty(), query("winRate", "2017-04").comparedWith("previous")).comparison().reason())
                .isEqualTo(Reasons.NOT_COMPARABLE);
    }

    @Test
    void movesAReversedDealFromOneQuarterToTheNext() {
        add(deal("d")
                .on("2017-01-10", created("A", "Ann", "10"))
                .on("2017-03-10", new DealFact.Won(usd("10")))
                .on("2017-04-05", new DealFact.Reopened(null))
                .on("2017-04-20", new DealFact.Lost(null, null)));

        assertThat(evaluate("dealsWon", "2017-Q1").value().number()).isZero();
        assertThat(evaluate("dealsLost", "2017-Q2").value().number()).isEqualByComparingTo("1");
    }

    @Test
    void leavesForeignMoneyOutAndSaysSo() {
        add(deal("d1").on("2017-05-02", new DealFact.Won(usd("7"))));
        add(deal("d2").on("2017-05-02", new DealFact.Won(Money.of("7", "EUR"))));

        MetricValue value = evaluate("bookings", "2017");

        assertThat(value.value()).hasToString("7.00");
        assertThat(value.excluded()).isEqualTo(Map.of("fxMissing", 1L));
    }

    @Test
    void hasNoBookingsWhenNoAmountCounts() {
        add(deal("d2").on("2017-05-02", new DealFact.Won(Money.of("7", "EUR"))));

        MetricValue value = evaluate("bookings", "2017");

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(Status.NO_DATA);
        assertThat(value.reason()).isEqualTo(Reasons.NO_USABLE_AMOUNT);
    }

    @Test
    void excludesImplausibleDealsFromTheWinRateAndCountsThem() {
        add(deal("d1").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(null)));
        add(deal("d2").on("2017-05-03", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Lost(null, null)));

        MetricValue value = evaluate("winRate", "2017");

        assertThat(value.n()).isEqualTo(1);
        assertThat(value.excluded()).isEqualTo(Map.of("closedBeforeCreated", 1L));
    }

    @Test
    void waitsForTheHorizonBeforeItGivesAConversion() {
        add(deal("d1").on("2017-12-01", created("A", "Ann", "1")).on("2017-12-02", new DealFact.Won(null)));

        MetricValue young = catalogue.evaluate(cells, Reference.empty(), query("stageConversion", "2017").withStage("A"));
        MetricValue old = catalogue.evaluate(cells, Reference.empty(), query("stageConversion", "2017").withStage("A").withHorizon(30));

        assertThat(young.status()).isEqualTo(Status.IMMATURE);
        assertThat(young.excluded()).isEqualTo(Map.of("immature", 1L));
        assertThat(old.value().number()).isEqualByComparingTo("1");
    }

    @Test
    void doesNotCountProgressAfterTheHorizon() {
        add(deal("d1").on("2017-03-01", created("A", "Ann", "1")).on("2017-04-10", new DealFact.Won(null)));

        MetricQuery query = query("stageConversion", "2017").withStage("A");

        assertThat(catalogue.evaluate(cells, Reference.empty(), query.withHorizon(39)).value().number()).isZero();
        assertThat(catalogue.evaluate(cells, Reference.empty(), query.withHorizon(40)).value().number()).isEqualByComparingTo("1");
    }

    @Test
    void rollsOverDaysWithoutDeals() {
        add(deal("d1").on("2017-05-02", new DealFact.Won(usd("5"))));

        Series series = catalogue.rolling(cells, Reference.empty(), query("dealsWon", "2017-05-01..2017-05-10"), RollingWindow.parse("7d"));

        assertThat(series.points()).extracting(point -> point.value().number().intValue())
                .containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "metric, luck,,,,",
        "variant, winRate, both,,,",
        "statistic, salesCycle,, mode,,",
        "stage, stageConversion,,,,",
        "stage, bookings,,, A,",
        "compare, bookings,,,, sideways",
        "compare, bookings,,,, previous",
    })
    void namesTheParameterAtFault(
            String fault, String metric, String variant, String statistic, String stage, String compare) {
        MetricQuery query =
                new MetricQuery(metric, Scope.ORG, period("all"), variant, statistic, stage, null, compare);

        assertThatExceptionOfType(InvalidQuery.class)
                .isThrownBy(() -> catalogue.evaluate(cells, Reference.empty(), query))
                .satisfies(refusal -> assertThat(refusal.parameter()).isEqualTo(fault));
    }

    @Test
    void writesAValueAsTheInterfacePromises() {
        add(deal("d1").on("2017-05-02", new DealFact.Won(usd("5"))));

        String json = Json.mapper().writeValueAsString(evaluate("bookings", "2017-Q2"));

        assertThat(Json.mapper().readTree(json)).isEqualTo(Json.mapper().readTree("""
                {"metric":"bookings","definition":{"id":"M01","version":1},"scope":"org",
                 "period":{"from":"2017-04-01","to":"2017-06-30"},"value":"5.00","unit":"money","currency":"USD",
                 "n":1,"interval":null,"status":"OK","reason":null,"asOf":"2017-12-31"}
                """));
    }

    @Test
    void readsBackTheValuesItWrote() {
        add(deal("d1").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(usd("5"))));
        MetricValue value = catalogue.evaluate(cells, Reference.empty(), query("winRate", "2017-Q2").comparedWith("previous"));

        String json = Json.mapper().writeValueAsString(value);

        assertThat(Json.mapper().readValue(json, MetricValue.class)).isEqualTo(value);
    }

    @Test
    void definesEveryMetricInBothLanguages() {
        assertThat(catalogue.definitions()).hasSizeGreaterThan(13).allSatisfy(definition -> {
            assertThat(definition.names()).containsOnlyKeys("en", "zh");
            assertThat(definition.descriptions()).containsOnlyKeys("en", "zh");
        });
    }

    private void add(Deals deal) {
        String id = deal.events().getFirst().subject();
        cells.addAll(Contributions.sum(
                Contributions.of(DealFold.fold(id, deal.events()), Reference.empty(), reporting)));
    }

    private MetricValue evaluate(String metric, String period) {
        return catalogue.evaluate(cells, Reference.empty(), query(metric, period));
    }

    private static MetricQuery query(String metric, String period) {
        return MetricQuery.of(metric, Scope.ORG, period(period));
    }

    private static Period period(String text) {
        return Period.parse(text, TODAY);
    }
}
