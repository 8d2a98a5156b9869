package io.fupan.metric.catalogue;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisMetricsTests {

    private static final LocalDate START = LocalDate.parse("2017-01-01");

    private final Reporting reporting = Reporting.of("UTC", "USD");
    private final MetricCatalogue catalogue = new MetricCatalogue(reporting.currency());
    private final CellTable cells = new CellTable();
    private int deals;

    @Test
    void waitsForOpenDealsInTheCycle() {
        for (int days : new int[] {10, 20, 30, 50}) {
            wonAfter(100, days);
        }
        for (int age : new int[] {40, 60, 70, 80}) {
            openFor(age);
        }

        MetricValue value = evaluate(query("salesCycleSurvival", "2017", "2017-06-30"));

        assertThat(value.value().number()).isEqualByComparingTo("50");
        assertThat(value.n()).isEqualTo(8);
        assertThat(value.details().curve().getFirst().atRisk()).isEqualTo(8);
        assertThat(value.details().parts().get("stillOpen").value().number()).isEqualByComparingTo("4");
        assertThat(evaluate(query("salesCycle", "2017", "2017-06-30")).value().number()).isEqualByComparingTo("25");
    }

    @Test
    void saysThatTheMedianIsNotReachedAndHowFarItSaw() {
        wonAfter(100, 10);
        openFor(60);
        openFor(80);

        MetricValue value = evaluate(query("salesCycleSurvival", "2017", "2017-06-30"));

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(Status.UNDEFINED);
        assertThat(value.reason()).isEqualTo(Reasons.NOT_REACHED);
        assertThat(value.n()).isEqualTo(3);
        assertThat(value.details().parts().get("longest").value().number()).isEqualByComparingTo("80");
    }

    @Test
    void neverWinsALostDealButCloses() {
        for (int i = 0; i < 6; i++) {
            lostAfter(100, 10 + i);
        }
        for (int i = 0; i < 4; i++) {
            wonAfter(100, 30 + i);
        }

        assertThat(evaluate(query("salesCycleSurvival", "2017", "2017-06-30")).value()).isNull();
        assertThat(evaluate(query("salesCycleSurvival", "2017", "2017-06-30").withVariant("closed")).value().number())
                .isEqualByComparingTo("14");
    }

    @Test
    void countsOnlyDealsAsOldAsTheHorizonUnlessAllAreAskedFor() {
        wonAfter(120, 20);
        lostAfter(120, 20);
        openFor(120);
        openFor(10);
        wonAfter(15, 5);
        MetricQuery query = query("cohortWinRate", "2017", "2017-06-30").withHorizon(90);

        MetricValue mature = evaluate(query);
        MetricValue all = evaluate(query.withVariant("all"));

        assertThat(mature.value().asDouble()).isEqualTo(1 / 3.0);
        assertThat(mature.n()).isEqualTo(3);
        assertThat(mature.excluded()).isEqualTo(Map.of("immature", 2L));
        assertThat(mature.warnings()).containsExactly("INSUFFICIENT_SAMPLE");
        assertThat(all.value().asDouble()).isEqualTo(2 / 5.0);
        assertThat(all.excluded()).isEmpty();
    }

    @Test
    void knowsNoOutcomeThatCameAfterTheDayOfTheQuestion() {
        wonAfter(100, 50);
        MetricQuery query = query("cohortWinRate", "2017", "2017-04-30").withHorizon(180);

        // Created 100 days before 30 June, so 39 days before 30 April: not won yet.
        assertThat(evaluate(query.withVariant("all")).value().number()).isZero();
        assertThat(evaluate(query).status()).isEqualTo(Status.IMMATURE);
    }

    @Test
    void multipliesTheFourInputsOfTheVelocity() {
        // 100 open, 25 % of 40 won, 50,000 each, 90 days.
        for (int i = 0; i < 100; i++) {
            openFor(30);
        }
        for (int i = 0; i < 10; i++) {
            wonAfter(120, 90, "50000");
        }
        for (int i = 0; i < 30; i++) {
            lostAfter(120, 20);
        }

        MetricValue value = evaluate(query("pipelineVelocity", "2017", "2017-06-30"));

        assertThat(value.value()).hasToString("13888.89");
        assertThat(value.n()).isEqualTo(140);
        assertThat(part(value, "openDeals")).isEqualByComparingTo("100");
        assertThat(part(value, "winRate")).isEqualByComparingTo("0.25");
        assertThat(part(value, "averageDealSize")).isEqualByComparingTo("50000");
        assertThat(part(value, "cycleDays")).isEqualByComparingTo("90");
        assertThat(part(value, "winRate+10%")).isEqualByComparingTo("1388.89");
        assertThat(part(value, "openDeals-10%")).isEqualByComparingTo("-1388.89");
        assertThat(part(value, "cycleDays-10%")).isEqualByComparingTo("1543.21");
        assertThat(part(value, "cycleDays+10%")).isEqualByComparingTo("-1262.63");
    }

    @Test
    void hasNoVelocityWithoutOneOfItsInputs() {
        openFor(30);

        MetricValue value = evaluate(query("pipelineVelocity", "2017", "2017-06-30"));

        assertThat(value.value()).isNull();
        assertThat(value.reason()).isEqualTo(Reasons.ZERO_DENOMINATOR);
        assertThat(value.details().parts().get("winRate").value()).isNull();
        assertThat(value.details().parts().get("openDeals").value().number()).isEqualByComparingTo("1");
    }

    @Test
    void showsHowMuchHangsOnTheLargestDeal() {
        wonAfter(100, 10, "600");
        wonAfter(100, 10, "100");
        wonAfter(100, 10, "300");
        lostAfter(100, 10);

        MetricValue value = evaluate(query("concentration", "2017", "2017-06-30"));

        assertThat(value.value().asDouble()).isEqualTo(0.6);
        assertThat(part(value, "largest")).isEqualByComparingTo("600");
        assertThat(part(value, "averageWithoutLargest")).isEqualByComparingTo("200");
        assertThat(part(value, "winRateWithoutLargest").doubleValue()).isCloseTo(2 / 3.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(evaluate(query("concentration", "2017", "2017-06-30").withVariant("top5")).value().asDouble())
                .isEqualTo(1);
    }

    @Test
    void drawsTheIntervalOfARateByValueWithASeedThatItStates() {
        for (int i = 0; i < 40; i++) {
            wonAfter(100, 10, String.valueOf(100 + i));
            lostAfter(100, 10);
        }
        MetricQuery query = query("winRateValue", "2017", "2017-06-30");

        MetricValue value = evaluate(query);

        assertThat(value.details().bootstrap().seed()).isEqualTo(query.withVariant("atClose").seed());
        assertThat(evaluate(query).interval()).isEqualTo(value.interval());
        assertThat(value.interval().low().number()).isLessThan(value.value().number());
        assertThat(value.interval().high().number()).isGreaterThan(value.value().number());
    }

    @Test
    void giveTheAgeOfOpenVisitsAndTheSurvivalOfAll() {
        visited(50, 10);
        visited(40, 20);
        openFor(30);
        openFor(60);
        MetricQuery query = query("timeInStage", "2017", "2017-06-30").withStage("S");

        MetricValue age = evaluate(query.withVariant("openAge").withStatistic("mean"));
        MetricValue survival = evaluate(query.withVariant("survival"));

        assertThat(age.value().asDouble()).isEqualTo(45);
        assertThat(age.n()).isEqualTo(2);
        assertThat(survival.value().asDouble()).isEqualTo(20);
        assertThat(survival.n()).isEqualTo(4);
        assertThatExceptionOfType(InvalidQuery.class)
                .isThrownBy(() -> evaluate(query.withVariant("survival").withStatistic("mean")));
    }

    @Test
    void balancesTheFlowOfAStage() {
        visited(50, 10);
        openFor(30);
        lostAfter(60, 20);

        MetricValue flow = evaluate(query("stageFlow", "2017-05", "2017-06-30").withStage("S"));

        assertThat(part(flow, "start").add(part(flow, "inflow")))
                .isEqualByComparingTo(part(flow, "outflow").add(part(flow, "lost")).add(part(flow, "end")));
        assertThat(part(flow, "lost")).isEqualByComparingTo("1");
        assertThat(flow.value().number()).isEqualByComparingTo(part(flow, "inflow"));
    }

    @Test
    void marksThePointsThatAreMoreThanRoutine() {
        for (int month = 0; month < 9; month++) {
            int many = month == 8 ? 60 : 20 + month % 3 - 1;
            for (int i = 0; i < many; i++) {
                add(deal("m" + deals++).on(START.plusMonths(month).plusDays(3).toString(), new DealFact.Won(usd("1"))));
            }
        }
        MetricQuery query = query("dealsWon", "2017-01-01..2017-09-30", "2017-12-31");

        Series.Chart chart = catalogue.series(cells, Reference.empty(), query, Grain.parse("month")).withChart().chart();
        Series.Chart few = catalogue.series(
                        cells, Reference.empty(), query("dealsWon", "2017-Q1", "2017-12-31"), Grain.parse("month"))
                .withChart()
                .chart();

        // The one high month lifts the mean above the eight before it.
        assertThat(chart.signals()).containsExactly(
                new Series.Signal(LocalDate.parse("2017-08-01"), LocalDate.parse("2017-08-31"), "RUN_OF_8"),
                new Series.Signal(LocalDate.parse("2017-09-01"), LocalDate.parse("2017-09-30"), "OUTSIDE"));
        assertThat(few.mean()).isNull();
        assertThat(few.reason()).isEqualTo("INSUFFICIENT_SAMPLE");
    }

    @Test
    void saysHowMuchOfAnAverageIsOneDeal() {
        for (int i = 0; i < 9; i++) {
            wonAfter(1, 1, "100");
        }
        wonAfter(1, 1, "900");

        MetricValue average = evaluate(query("averageDealSize", "2017", "2017-12-31"));

        assertThat(average.value()).hasToString("180.00");
        assertThat(part(average, "shareOfLargest")).isEqualByComparingTo("0.5");
        assertThat(part(average, "p90")).isEqualByComparingTo("180");
    }

    @Test
    void countsVisitsOfDealsThatHadBeenThereBefore() {
        add(deal("again").on("2017-01-02", created("S", "Ann", "5"))
                .on("2017-01-05", new DealFact.StageChanged("T", null, null))
                .on("2017-01-07", new DealFact.StageChanged("S", null, null))
                .on("2017-01-09", new DealFact.StageChanged("T", null, null)));
        add(deal("once").on("2017-01-02", created("S", "Ann", "5")).on("2017-01-05", new DealFact.StageChanged("T", null, null)));

        MetricValue time = evaluate(query("timeInStage", "2017", "2017-12-31").withStage("S"));

        assertThat(part(time, "visits")).isEqualByComparingTo("3");
        assertThat(part(time, "revisits")).isEqualByComparingTo("1");
        assertThat(part(evaluate(query("timeInStage", "2017", "2017-12-31").withStage("T")), "revisits")).isEqualByComparingTo("1");
    }

    @Test
    void coverageIsAMultipleAndNoShare() {
        assertThat(catalogue.definition("pipelineCoverage").unit()).isEqualTo("ratio");
        assertThat(catalogue.definition("coverageNeeded").unit()).isEqualTo("ratio");
    }

    @Test
    void aMonthThatIsNotOverIsNoLowMonth() {
        for (int month = 0; month < 9; month++) {
            int many = month == 8 ? 3 : 20 + month % 3 - 1;
            for (int i = 0; i < many; i++) {
                add(deal("m" + deals++).on(START.plusMonths(month).toString(), new DealFact.Won(usd("1"))));
            }
        }

        Series running = series("2017-01-01..2017-09-30", "2017-09-04").withChart();
        Series over = series("2017-01-01..2017-09-30", "2017-09-30").withChart();
        Series cut = series("2017-01-02..2017-09-30", "2017-09-30").withChart();
        Series all = series("all", "2017-09-30").withChart();

        assertThat(running.points().getLast().partial()).isTrue();
        assertThat(running.chart().points()).isEqualTo(8);
        assertThat(running.chart().signals()).isEmpty();
        assertThat(over.points().getLast().partial()).isFalse();
        assertThat(over.chart().points()).isEqualTo(9);
        assertThat(over.chart().signals()).extracting(Series.Signal::rule).contains("OUTSIDE");
        assertThat(cut.points().getFirst().partial()).isTrue();
        assertThat(all.points()).noneMatch(Series.Point::partial);
    }

    @Test
    void comesBackFromJsonWithItsDetails() {
        wonAfter(100, 10);
        openFor(40);
        MetricValue value = evaluate(query("salesCycleSurvival", "2017", "2017-06-30"));

        byte[] json = Json.mapper().writeValueAsBytes(value);

        assertThat(Json.mapper().readValue(json, MetricValue.class)).isEqualTo(value);
    }

    private Series series(String period, String asOf) {
        return catalogue.series(cells, Reference.empty(), query("dealsWon", period, asOf), Grain.parse("month"));
    }

    private static BigDecimal part(MetricValue value, String name) {
        return value.details().parts().get(name).value().number();
    }

    private void wonAfter(int age, int days) {
        wonAfter(age, days, "100");
    }

    private void wonAfter(int age, int days, String amount) {
        closed(age, days, new DealFact.Won(usd(amount)));
    }

    private void lostAfter(int age, int days) {
        closed(age, days, new DealFact.Lost(null, null));
    }

    private void visited(int age, int days) {
        closed(age, days, new DealFact.StageChanged("T", null, null));
    }

    private void closed(int age, int days, DealFact end) {
        LocalDate created = LocalDate.parse("2017-06-30").minusDays(age);
        add(deal("d" + deals++).on(created.toString(), created("S", "Ann", "100"))
                .on(created.plusDays(days).toString(), end));
    }

    private void openFor(int age) {
        add(deal("d" + deals++).on(LocalDate.parse("2017-06-30").minusDays(age).toString(), created("S", "Ann", "100")));
    }

    private void add(Deals deal) {
        cells.addAll(Contributions.sum(
                Contributions.of(DealFold.fold("d", deal.events()), Reference.empty(), reporting)));
    }

    private MetricValue evaluate(MetricQuery query) {
        return catalogue.evaluate(cells, Reference.empty(), query);
    }

    private static MetricQuery query(String metric, String period, String asOf) {
        return MetricQuery.of(metric, Scope.ORG, Period.parse(period, LocalDate.parse(asOf)));
    }
}
