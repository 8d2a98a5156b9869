package io.fupan.metric.catalogue;

import io.fupan.event.json.Json;
import io.fupan.metric.SalesOpportunities;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every number of the reference answers that a metric covers, to the last digit given there. */
class ReferenceAnswersTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Reporting REPORTING = Reporting.of("UTC", "USD");
    private static final MetricCatalogue CATALOGUE = new MetricCatalogue(REPORTING.currency());
    private static final CellTable CELLS = new CellTable();
    private static Reference reference;
    private static JsonNode answers;

    @BeforeAll
    static void foldAllDeals() {
        reference = SalesOpportunities.reference();
        answers = Json.mapper().readTree(SalesOpportunities.referenceAnswers());
        SalesOpportunities.deals().forEach((id, events) -> CELLS.addAll(
                Contributions.sum(Contributions.of(DealFold.fold(id, events), reference, REPORTING))));
    }

    @Test
    void givesTheHeadline() {
        assertGroup(answers.get("headline"), Scope.ORG, "all");
    }

    @TestFactory
    Stream<DynamicTest> givesEachOffice() {
        return groups("by_office", "office");
    }

    @TestFactory
    Stream<DynamicTest> givesEachProduct() {
        return groups("by_product", "product");
    }

    private Stream<DynamicTest> groups(String list, String kind) {
        return answers.get(list).properties().stream()
                .map(group -> DynamicTest.dynamicTest(
                        group.getKey(), () -> assertGroup(group.getValue(), Scope.of(kind, group.getKey()), "all")));
    }

    @TestFactory
    Stream<DynamicTest> givesEachQuarter() {
        return answers.get("by_quarter").valueStream()
                .map(quarter -> DynamicTest.dynamicTest(quarter.get("quarter").asString(), () -> assertQuarter(quarter)));
    }

    private void assertQuarter(JsonNode quarter) {
        String period = quarter.get("quarter").asString();
        assertNumber(quarter, "won", value("dealsWon", Scope.ORG, period));
        assertNumber(quarter, "lost", value("dealsLost", Scope.ORG, period));
        assertNumber(quarter, "revenue", value("bookings", Scope.ORG, period));
        assertNumber(quarter, "avg_won_deal", exact("averageDealSize", Scope.ORG, period));
        assertNumber(quarter, "win_rate_count", value("winRate", Scope.ORG, period));
        assertThat(read(query("winRate", Scope.ORG, period)).n()).isEqualTo(quarter.get("closed").asLong());
        assertNumber(quarter, "win_rate_list_value", value(query("winRateValue", Scope.ORG, period).withVariant("asCreated")));
        assertNumber(quarter, "win_rate_list_value", value(query("winRateValue", Scope.ORG, period).withVariant("atListPrice")));
        assertNumber(quarter, "cycle_days_mean", cycle(Scope.ORG, period, "closed", "mean"));
        assertNumber(quarter, "cycle_days_median", cycle(Scope.ORG, period, "closed", "median"));
        MetricValue.Comparison growth =
                read(query("bookings", Scope.ORG, period).comparedWith("previous")).comparison();
        if (quarter.get("revenue_growth").isNull()) {
            assertThat(growth.change()).isNull();
            assertThat(growth.reason()).isEqualTo(Reasons.NO_BASE);
        } else {
            assertNumber(quarter, "revenue_growth", growth.change().number());
        }
    }

    private void assertGroup(JsonNode group, Scope scope, String period) {
        assertNumber(group, "won", value("dealsWon", scope, period));
        assertNumber(group, "lost", value("dealsLost", scope, period));
        assertThat(read(query("winRate", scope, period)).n()).isEqualTo(group.get("closed").asLong());
        assertNumber(group, "engaging", value(query("dealsOpen", scope, period).withStage("Engaging")));
        assertNumber(group, "prospecting", value(query("dealsOpen", scope, period).withStage("Prospecting")));
        assertNumber(group, "won_revenue", value("bookings", scope, period));
        assertNumber(group, "avg_won_deal", exact("averageDealSize", scope, period));
        assertNumber(group, "opportunities", value("dealsCreated", scope, period));
        assertNumber(group, "win_rate_count", value("winRate", scope, period));
        assertNumber(group, "median_won_deal", value("medianDealSize", scope, period));
        assertNumber(group, "win_rate_list_value", value(query("winRateValue", scope, period).withVariant("asCreated")));
        assertNumber(group, "win_rate_list_value", value(query("winRateValue", scope, period).withVariant("atListPrice")));
        assertNumber(group, "price_realisation", value("priceRealisation", scope, period));
        for (String variant : new String[] {"won", "lost", "closed"}) {
            assertNumber(group, "cycle_days_mean_" + variant, cycle(scope, period, variant, "mean"));
            assertNumber(group, "cycle_days_median_" + variant, cycle(scope, period, variant, "median"));
        }
        assertNumber(group, "open_engaging_list_value", value(query("openPipeline", scope, period).withStage("Engaging")));
    }

    @Test
    void givesTheFunnel() {
        Funnel funnel = CATALOGUE.funnel(CELLS, reference, Scope.ORG, period("all"), null, 180);

        JsonNode expected = answers.get("funnel");
        assertThat(funnel.ordered()).isTrue();
        Funnel.Stage prospecting = funnel.stages().get(0);
        Funnel.Stage engaging = funnel.stages().get(1);
        assertNumber(expected, "created", funnel.created().value().number());
        assertNumber(expected, "reached_engaging", BigDecimal.valueOf(engaging.entered()));
        assertNumber(expected, "won", funnel.won().value().number());
        assertNumber(expected, "conv_created_to_engaging", prospecting.conversion().value().number());
        assertNumber(expected, "conv_engaging_to_won", engaging.conversion().value().number());
        assertThat(prospecting.progressed()).isEqualTo(8300);
        assertThat(prospecting.conversion().n()).isEqualTo(8800);
        assertThat(engaging.progressed()).isEqualTo(4238);
        assertThat(engaging.lost()).isEqualTo(2473);
        assertThat(engaging.open()).isEqualTo(1589);
        assertThat(prospecting.open()).isEqualTo(500);
        assertNumber(
                expected,
                "mean_days_in_engaging_closed",
                value(query("timeInStage", Scope.ORG, "all").withStage("Engaging").withStatistic("mean")));
    }

    @Test
    void givesTheAgeOfOpenDeals() {
        JsonNode expected = answers.get("funnel").get("open_engaging_age_days_at_2017_12_31");
        MetricQuery age = MetricQuery.of("timeInStage", Scope.ORG, Period.all(LocalDate.parse("2017-12-31")))
                .withStage("Engaging")
                .withVariant("openAge");

        assertNumber(expected, "mean", value(age.withStatistic("mean")));
        assertNumber(expected, "median", value(age));
        assertThat(read(age).n()).isEqualTo(1589);
    }

    @TestFactory
    Stream<DynamicTest> givesEachCohortAsCountedDealByDeal() {
        List<DealFacts> facts = SalesOpportunities.deals().entrySet().stream()
                .map(deal -> DealFold.fold(deal.getKey(), deal.getValue()))
                .filter(deal -> !deal.dateImputed())
                .toList();
        return Stream.of("2016-10", "2016-12", "2017-01", "2017-05", "2017-07", "2017-11", "2017-12")
                .map(month -> DynamicTest.dynamicTest(month, () -> assertCohort(month, facts)));
    }

    private void assertCohort(String month, List<DealFacts> facts) {
        List<DealFacts> cohort = facts.stream()
                .filter(deal -> deal.createdAt().toString().startsWith(month))
                .toList();
        for (int horizon : new int[] {1, 30, 60, 90, 180}) {
            long won = cohort.stream()
                    .filter(deal -> deal.outcome() == Outcome.WON)
                    .filter(deal -> REPORTING.days(deal.createdAt(), deal.closedAt()) <= horizon)
                    .count();

            MetricValue value =
                    read(query("cohortWinRate", Scope.ORG, month).withVariant("all").withHorizon(horizon));

            assertThat(value.n()).as("%d days", horizon).isEqualTo(cohort.size());
            if (!cohort.isEmpty()) {
                assertThat(value.value().asDouble()).isEqualTo((double) won / cohort.size());
            }
            assertThat(value.excluded()).isEqualTo(Map.of("undated", 500L));
        }
    }

    @Test
    void givesEachMonthsRevenue() {
        Series series = CATALOGUE.series(CELLS, reference, query("bookings", Scope.ORG, "2017-03-01..2017-12-31"), Grain.parse("month"));

        assertThat(series.points()).hasSize(10).allSatisfy(point -> assertNumber(
                answers.get("by_month_revenue"),
                point.from().toString().substring(0, 7),
                point.value().number()));
    }

    @Test
    void ranksTeamsByTheirRevenue() {
        Ranking ranking = CATALOGUE.ranking(CELLS, reference, query("bookings", Scope.ORG, "all"), "team");

        assertThat(ranking.values()).hasSize(6).allSatisfy(team -> assertNumber(
                answers.get("by_manager_revenue"), team.scope().name(), team.value().number()));
        assertThat(ranking.values().getFirst().scope()).isEqualTo(Scope.parse("team:Melvin Marxen"));
    }

    @Test
    void ranksRepresentativesWithoutDealsLastAndWithoutARate() {
        Ranking ranking = CATALOGUE.ranking(CELLS, reference, query("winRate", Scope.ORG, "2017"), "rep");

        assertThat(ranking.values()).hasSize(35);
        assertThat(ranking.values().subList(30, 35)).allSatisfy(rep -> {
            assertThat(rep.value()).isNull();
            assertThat(rep.status()).isEqualTo(Status.UNDEFINED);
        });
    }

    @Test
    void countsOpenDealsWithAndWithoutThoseThatNoSourceDates() {
        MetricValue ever = read(query("dealsOpen", Scope.ORG, "all"));
        MetricValue dated = read(query("dealsOpen", Scope.ORG, "2017"));

        assertThat(ever.value().number()).isEqualByComparingTo("2089");
        assertThat(dated.value().number()).isEqualByComparingTo("1589");
        assertThat(dated.excluded()).isEqualTo(Map.of("undated", 500L));
    }

    @Test
    void addsUpToTheTotalOverEveryDimension() {
        BigDecimal total = value("bookings", Scope.ORG, "all");
        for (String kind : new String[] {"office", "team", "rep", "product", "series", "segment"}) {
            BigDecimal sum = CELLS.scopes(kind).stream()
                    .map(scope -> value("bookings", scope, "all"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(sum).as(kind).isEqualByComparingTo(total);
        }
    }

    @Test
    void movesThePipelineByWhatWasCreatedWonAndLostAndNothingElse() {
        Map<String, BigDecimal> legs = new TreeMap<>();
        for (String leg : List.of("net", "new", "increased", "decreased", "won", "lost", "deleted", "owner", "reopened")) {
            legs.put(leg, value(query("pipelineWaterfall", Scope.ORG, "2016-01-01..2017-12-31").withVariant(leg)));
        }

        assertThat(legs.get("net")).isEqualByComparingTo(value("openPipeline", Scope.ORG, "2016-01-01..2017-12-31"));
        assertThat(legs.get("won").negate()).isEqualByComparingTo(value("bookings", Scope.ORG, "2016-01-01..2017-12-31"));
        assertThat(legs.entrySet().stream()
                        .filter(leg -> !leg.getKey().equals("net"))
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(legs.get("net"));
    }

    private static BigDecimal cycle(Scope scope, String period, String variant, String statistic) {
        return value(query("salesCycle", scope, period).withVariant(variant).withStatistic(statistic));
    }

    private static BigDecimal exact(String metric, Scope scope, String period) {
        return new BigDecimal(read(query(metric, scope, period)).exact());
    }

    private static BigDecimal value(String metric, Scope scope, String period) {
        return value(query(metric, scope, period));
    }

    private static BigDecimal value(MetricQuery query) {
        return read(query).value().number();
    }

    private static MetricValue read(MetricQuery query) {
        return CATALOGUE.evaluate(CELLS, reference, query);
    }

    private static MetricQuery query(String metric, Scope scope, String period) {
        return MetricQuery.of(metric, scope, period(period));
    }

    private static Period period(String text) {
        return Period.parse(text, TODAY);
    }

    private static void assertNumber(JsonNode expected, String name, BigDecimal actual) {
        assertThat(expected.has(name)).as("the answers have %s", name).isTrue();
        BigDecimal answer = expected.get(name).decimalValue();
        // The answers are rounded to at most six digits; money to four.
        int digits = name.startsWith("avg") ? 4 : 6;
        assertThat(actual.setScale(digits, RoundingMode.HALF_EVEN)).as(name).isEqualByComparingTo(answer);
    }
}
