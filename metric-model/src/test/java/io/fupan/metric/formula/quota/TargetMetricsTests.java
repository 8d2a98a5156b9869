package io.fupan.metric.formula.quota;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import io.fupan.event.reference.ReferenceFact.ForecastSubmitted;
import io.fupan.event.reference.ReferenceFact.FxRateSet;
import io.fupan.event.reference.ReferenceFact.QuotaRampSet;
import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.metric.Deals;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetMetricsTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate LATER = LocalDate.parse("2018-06-30");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final List<Deals> deals = new ArrayList<>();
    private final List<ReferenceFact> statements = new ArrayList<>();

    @Test
    void comparesBookingsWithTheTarget() {
        target("org", "2017-Q2", usd("200"));
        win("d1", "2017-05-01", "Ann", "150");

        MetricValue value = evaluate("quotaAttainment", "org", "2017-Q2");

        assertThat(value.value().number()).isEqualByComparingTo("0.75");
        assertThat(value.n()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2017-Q2, 0", "2017-Q3, 200", "2017, 200", "2017-04, 200"})
    void hasNoAttainmentWithoutATargetOrOfNothing(String period, String amount) {
        target("org", period, usd(amount));
        win("d1", "2017-05-01", "Ann", "150");

        MetricValue value = evaluate("quotaAttainment", "org", "2017-Q2");

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(Status.UNDEFINED);
        assertThat(value.reason()).isEqualTo(Reasons.NOT_SET);
    }

    @Test
    void addsUpTheTargetsOfPartsThatLeaveOutNoDay() {
        target("org", "2017-04", usd("50"));
        target("org", "2017-05", usd("70"));
        target("org", "2017-06", usd("80"));
        target("org", "2017-Q3", usd("100"));
        win("d1", "2017-05-01", "Ann", "150");

        assertThat(evaluate("quotaAttainment", "org", "2017-Q2").value().number()).isEqualByComparingTo("0.75");
        assertThat(evaluate("quotaAttainment", "org", "2017-04-01..2017-09-30").value().number())
                .isEqualByComparingTo("0.5");
    }

    @Test
    void takesTheTargetOfTheDaysThemselvesBeforeThoseOfTheirParts() {
        target("org", "2017-04", usd("50"));
        target("org", "2017-05", usd("70"));
        target("org", "2017-06", usd("80"));
        target("org", "FY2017-Q2", usd("300"));
        win("d1", "2017-05-01", "Ann", "150");

        assertThat(evaluate("quotaAttainment", "org", "2017-Q2").value().number()).isEqualByComparingTo("0.5");
    }

    @Test
    void expectsLessOfARepresentativeOnARampOrInTheRoleForAPartOfTheDays() {
        statements.add(new RosterAssigned("Ann", "Tina", null, LocalDate.parse("2017-04-16")));
        statements.add(new QuotaRampSet("Ann", LocalDate.parse("2017-04-16"), new BigDecimal("0.5")));
        target("rep:Ann", "2017-04", usd("400"));
        win("d1", "2017-04-20", "Ann", "50");

        // Half of the month at half of the quota.
        assertThat(evaluate("quotaAttainment", "rep:Ann", "2017-04").value().number()).isEqualByComparingTo("0.5");
    }

    @Test
    void comparesWithWhatShouldBeReachedByTheSellingDaysOver() {
        target("org", "2017-04", usd("300"));
        win("d1", "2017-04-02", "Ann", "150");
        MetricQuery query = query("quotaAttainment", "org", "2017-04", LocalDate.parse("2017-04-10"));

        // Six of the twenty days from Monday to Friday, of a month a third of whose days is over.
        MetricValue pace = catalogue.evaluate(cells(), Reference.of(statements), query.withVariant("pace"));
        assertThat(pace.value().number().doubleValue()).isCloseTo(150 / 90.0, within(1e-9));
        assertThat(pace.details().parts().get("sellingDaysOver").value()).hasToString("6");
        assertThat(pace.details().parts().get("sellingDays").value()).hasToString("20");
        assertThat(evaluate(query).value().number()).isEqualByComparingTo("0.5");
    }

    @Test
    void hasNoPaceBeforeTheFirstSellingDay() {
        target("org", "2017-04", usd("300"));
        win("d1", "2017-04-01", "Ann", "150");
        MetricQuery query = query("quotaAttainment", "org", "2017-04", LocalDate.parse("2017-04-02"));

        assertThat(evaluate(query.withVariant("pace")).reason()).isEqualTo(Reasons.ZERO_DENOMINATOR);
    }

    @ParameterizedTest
    @CsvSource({
        "FY2018-Q1@fiscal:1, 2017-04-10, FY2018-Q1",
        "FY2017-Q2@fiscal:2, 2017-04-10, FY2017-Q2",
        "FY2017-Q2, 2017-04-10, FY2017-Q2",
        "FY2018-Q1@fiscal:1, 2017-04-10, FY2018-Q1@fiscal:1"
    })
    void findsATargetByTheFiscalCalendarThatTheQuestionNames(String asked, LocalDate asOf, String set) {
        statements.add(new CalendarDefined("fiscal", 1, "gregorian", LocalDate.parse("2017-04-01"), 2018, null, null));
        statements.add(new CalendarDefined("fiscal", 2, "gregorian", LocalDate.parse("2017-01-01"), 2017, null, null));
        target("org", set, usd("300"));
        statements.add(new TargetSet("org", set, "winRate", null, null, new BigDecimal("0.4"), null));
        win("d1", "2017-04-02", "Ann", "150");
        Reference reference = Reference.of(statements);
        Period period = Period.parse(asked, asOf, reference.calendars());

        assertThat(evaluate(MetricQuery.of("quotaAttainment", Scope.ORG, period)).value().number())
                .isEqualByComparingTo("0.5");
        assertThat(StatedLevel.of(new Window(cells(), reference, Scope.ORG, period, UTC.currency()), "winRate"))
                .isEqualByComparingTo("0.4");
    }

    @Test
    void findsAForecastByTheFiscalCalendarThatTheQuestionNames() {
        statements.add(new CalendarDefined("fiscal", 1, "gregorian", LocalDate.parse("2017-04-01"), 2018, null, null));
        statements.add(new CalendarDefined("fiscal", 2, "gregorian", LocalDate.parse("2017-01-01"), 2017, null, null));
        statements.add(new ForecastSubmitted(
                "org", "FY2018-Q1", "bookings", "commit", LocalDate.parse("2017-04-01"), "Ann", usd("100"), null, null));
        win("d1", "2017-04-02", "Ann", "100");
        Period period = Period.parse("FY2018-Q1@fiscal:1", LATER, Reference.of(statements).calendars());

        assertThat(evaluate(MetricQuery.of("forecastAccuracy", Scope.ORG, period)).value().number())
                .isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({"mtd, 2017-04", "qtd, 2017-Q2", "ytd, 2017", "ytd, FY2017"})
    void comparesWhatIsReachedByTodayWithTheTargetOfTheWholeUnit(String toDate, String unit) {
        target("org", unit, usd("300"));
        win("d1", "2017-04-02", "Ann", "150");
        open("later", "2017-04-28", "60");
        open("earlier", "2017-03-31", "500");
        LocalDate asOf = LocalDate.parse("2017-04-10");

        assertThat(evaluate(query("quotaAttainment", "org", toDate, asOf)).value().number())
                .isEqualByComparingTo("0.5");
        for (String metric : List.of("quotaAttainment", "pipelineCoverage")) {
            String variant = metric.equals("quotaAttainment") ? "pace" : "toRemaining";
            assertThat(evaluate(query(metric, "org", toDate, asOf).withVariant(variant)).value())
                    .isEqualTo(evaluate(query(metric, "org", unit, asOf).withVariant(variant)).value())
                    .isNotNull();
        }
    }

    @Test
    void countsRepresentativesAtQuotaBeforeTheMonthIsOver() {
        statements.add(new RosterAssigned("Ann", "Tina", null, null));
        target("rep:Ann", "2017-04", usd("100"));
        win("d1", "2017-04-02", "Ann", "100");
        MetricQuery query = query("repsAtQuotaCount", "org", "mtd", LocalDate.parse("2017-04-10"));

        assertThat(evaluate(query).value().number()).isEqualByComparingTo("1");
        assertThat(evaluate(query).n()).isEqualTo(1);
    }

    @Test
    void convertsTargetsByTheRateOfThePlanAlone() {
        target("org", "2017-Q2", Money.of("100", "EUR"));
        win("d1", "2017-05-01", "Ann", "60");
        statements.add(new FxRateSet("EUR", "USD", LocalDate.parse("2017-04-01"), new BigDecimal("9"), null));

        MetricValue without = evaluate("quotaAttainment", "org", "2017-Q2");
        statements.add(new FxRateSet("EUR", "USD", LocalDate.parse("2017-01-01"), new BigDecimal("1.2"), true));

        assertThat(without.status()).isEqualTo(Status.NO_DATA);
        assertThat(without.excluded()).isEqualTo(Map.of("fxMissing", 1L));
        assertThat(evaluate("quotaAttainment", "org", "2017-Q2").value().number()).isEqualByComparingTo("0.5");
    }

    @Test
    void coversTheTargetWithWhatIsExpectedToCloseInThePeriod() {
        target("org", "2017-Q2", usd("100"));
        win("d1", "2017-04-02", "Ann", "60");
        open("in", "2017-06-30", "80");
        open("after", "2017-07-01", "500");
        deals.add(deal("never").on("2017-04-01", created("A", "Ann", "7")));
        MetricQuery query = query("pipelineCoverage", "org", "2017-Q2", LATER);

        assertThat(evaluate(query).value().number()).isEqualByComparingTo("0.8");
        assertThat(evaluate(query).n()).isEqualTo(1);
        assertThat(evaluate(query).excluded()).isEqualTo(Map.of("noExpectedClose", 1L));
        assertThat(evaluate(query.withVariant("toRemaining")).value().number()).isEqualByComparingTo("2");
    }

    @Test
    void convertsWhatIsExpectedByTheRateOfTheLastDayAndCountsWhatHasNone() {
        target("org", "2018-Q3", usd("100"));
        statements.add(new FxRateSet("EUR", "USD", LocalDate.parse("2017-04-01"), new BigDecimal("1.1"), null));
        statements.add(new FxRateSet("EUR", "USD", LocalDate.parse("2018-06-29"), new BigDecimal("1.5"), null));
        expected("base", usd("20"));
        expected("euro", Money.of("40", "EUR"));
        expected("pound", Money.of("1000", "GBP"));
        expected("nothing", null);

        MetricValue value = evaluate("pipelineCoverage", "org", "2018-Q3");

        assertThat(value.value().number()).isEqualByComparingTo("0.8");
        assertThat(value.excluded()).isEqualTo(Map.of("fxMissing", 1L, "noAmount", 1L));
    }

    private void expected(String id, Money amount) {
        deals.add(deal(id)
                .on("2017-04-01", new DealFact.Created(null, null, "A", "Ann", null, null, amount, null, null, null))
                .on("2017-04-02", new DealFact.CloseDateChanged(LocalDate.parse("2018-08-31"))));
    }

    @Test
    void weighsNoPipelineByOddsThatNobodyStated() {
        target("org", "2017-Q2", usd("100"));
        open("in", "2017-06-30", "80");

        MetricValue value = evaluate(query("pipelineCoverage", "org", "2017-Q2", LATER).withVariant("weighted"));

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(Status.NOT_MEASURED);
    }

    @Test
    void hasNothingToCoverOnceTheTargetIsMet() {
        target("org", "2017-Q2", usd("100"));
        win("d1", "2017-04-02", "Ann", "100");

        MetricValue value =
                evaluate(query("pipelineCoverage", "org", "2017-Q2", LATER).withVariant("toRemaining"));

        assertThat(value.value()).isNull();
        assertThat(value.reason()).isEqualTo(Reasons.TARGET_MET);
    }

    @Test
    void needsTheInverseOfTheWinRateAsCoverage() {
        win("d1", "2017-04-02", "Ann", "100");
        deals.add(deal("l").on("2017-04-01", created("A", "Ann", "300")).on("2017-04-02", new DealFact.Lost(null, null, null)));

        assertThat(evaluate("coverageNeeded", "org", "2017-Q2").value().number()).isEqualByComparingTo("4");
    }

    @Test
    void countsRepresentativesAtQuotaOfThoseLongInTheRole() {
        for (int i = 1; i <= 6; i++) {
            String from = i == 6 ? "2017-01-01" : "2016-01-01";
            statements.add(new RosterAssigned("R" + i, "Tina", null, LocalDate.parse(from)));
            target("rep:R" + i, "2017-Q2", usd("100"));
            win("d" + i, "2017-05-01", "R" + i, i <= 2 || i == 6 ? "100" : "99");
        }

        MetricValue value = evaluate("repsAtQuota", "org", "2017-Q2");

        assertThat(value.value().number()).isEqualByComparingTo("0.4");
        assertThat(value.n()).isEqualTo(5);
    }

    @Test
    void givesTheNumberInsteadOfAShareOfFewRepresentatives() {
        for (int i = 1; i <= 4; i++) {
            statements.add(new RosterAssigned("R" + i, "Tina", null, null));
            win("d" + i, "2017-05-01", "R" + i, "100");
        }
        target("rep:R1", "2017-Q2", usd("100"));
        target("rep:R2", "2017-Q2", usd("101"));

        MetricValue share = evaluate("repsAtQuota", "team:Tina", "2017-Q2");
        MetricValue number = evaluate("repsAtQuotaCount", "team:Tina", "2017-Q2");

        assertThat(share.value()).isNull();
        assertThat(share.reason()).isEqualTo(Reasons.TOO_FEW_REPS);
        assertThat(number.value().number()).isEqualByComparingTo("1");
        assertThat(number.n()).isEqualTo(2);
        assertThat(number.excluded()).isEqualTo(Map.of("notSet", 2L));
    }

    @Test
    void weighsTheErrorsOfForecasts() {
        String[] forecasts = {"100", "200", "50"};
        String[] actuals = {"80", "220", "0"};
        for (int i = 0; i < 3; i++) {
            statements.add(new RosterAssigned("R" + i, "Tina", null, null));
            forecast("rep:R" + i, "2017-04-01", forecasts[i]);
            win("d" + i, "2017-05-01", "R" + i, actuals[i]);
        }

        assertThat(evaluate("forecastAccuracy", "org", "2017-Q2").value().number()).isEqualByComparingTo("0.7");
        assertThat(evaluate("forecastBias", "org", "2017-Q2").value().number())
                .isEqualByComparingTo("0.1666666666666667");
        assertThat(evaluate("forecastAccuracy", "org", "2017-Q2").n()).isEqualTo(3);
    }

    @Test
    void freezesTheForecastOfTheDay() {
        forecast("org", "2017-03-30", "100");
        forecast("org", "2017-04-30", "50");
        forecast("org", "2017-05-01", "1000");
        win("d", "2017-05-01", "Ann", "50");
        MetricQuery query = query("forecastAccuracy", "org", "2017-Q2", LATER);

        assertThat(evaluate(query).value().number()).isZero();
        assertThat(evaluate(query.withVariant("day30")).value().number()).isEqualByComparingTo("1");
        assertThat(evaluate(query.withVariant("day60")).value().number()).isEqualByComparingTo("-18");
    }

    @Test
    void judgesNoForecastBeforeThePeriodIsOverNorOneOfNothing() {
        forecast("org", "2017-04-01", "100");

        assertThat(evaluate(query("forecastAccuracy", "org", "2017-Q2", LocalDate.parse("2017-06-29"))).status())
                .isEqualTo(Status.IMMATURE);
        assertThat(evaluate(query("forecastAccuracy", "org", "qtd", LocalDate.parse("2017-06-29"))).status())
                .isEqualTo(Status.IMMATURE);
        assertThat(evaluate("forecastAccuracy", "org", "2017-Q2").reason()).isEqualTo(Reasons.ZERO_DENOMINATOR);
        assertThat(evaluate("forecastAccuracy", "org", "2017-Q1").reason()).isEqualTo(Reasons.NO_FORECAST);
    }

    private void target(String scope, String period, Money amount) {
        statements.add(new TargetSet(scope, period, "bookings", amount, null));
    }

    private void forecast(String scope, String day, String amount) {
        statements.add(new ForecastSubmitted(
                scope, "2017-Q2", "bookings", "commit", LocalDate.parse(day), "Ann", usd(amount), null, null));
    }

    private void win(String id, String day, String owner, String amount) {
        deals.add(deal(id).on("2017-03-01", created("A", owner, "1")).on(day, new DealFact.Won(usd(amount), null)));
    }

    private void open(String id, String expectedClose, String amount) {
        deals.add(deal(id).on("2017-04-01", created("A", "Ann", amount))
                .on("2017-04-02", new DealFact.CloseDateChanged(LocalDate.parse(expectedClose))));
    }

    private MetricValue evaluate(String metric, String scope, String period) {
        return evaluate(query(metric, scope, period, LATER));
    }

    private MetricValue evaluate(MetricQuery query) {
        return catalogue.evaluate(cells(), Reference.of(statements), query);
    }

    private CellTable cells() {
        Reference reference = Reference.of(statements);
        CellTable cells = new CellTable();
        deals.forEach(deal -> cells.addAll(Contributions.sum(Contributions.of(
                DealFold.fold(deal.events().getFirst().subject(), deal.events()), reference, UTC))));
        return cells;
    }

    private static MetricQuery query(String metric, String scope, String period, LocalDate asOf) {
        return MetricQuery.of(metric, Scope.parse(scope), Period.parse(period, asOf));
    }
}
