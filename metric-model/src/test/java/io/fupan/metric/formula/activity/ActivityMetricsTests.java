package io.fupan.metric.formula.activity;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.activity.ActivityFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Activity;
import io.fupan.metric.Deals;
import io.fupan.metric.activity.Activities;
import io.fupan.metric.activity.ActivityContributions;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityMetricsTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reference ROSTER = Reference.of(List.of(
            new ReferenceFact.RosterAssigned("Ann", "Tina", null, null),
            new ReferenceFact.RosterAssigned("Bob", "Tina", null, LocalDate.parse("2017-03-06"))));
    private static final LocalDate TODAY = LocalDate.parse("2017-12-31");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();

    @Test
    void countsWhatPeopleDidForThoseThatDidIt() {
        Activity activity = Activity.of("D")
                .at("2017-03-01T08:00:00Z", Activity.call(9))
                .at("2017-03-01T09:00:00Z", Activity.did("demo", "out"))
                .at("2017-03-02T09:00:00Z", Activity.automatic("email"));
        cells.addAll(Contributions.sum(ActivityContributions.of(activity.events(), Reference.empty(), UTC)));

        assertThat(evaluate("activity", "all", "org", "2017").value().number()).isEqualByComparingTo("2");
        assertThat(evaluate("activity", "all", "org", "2017").excluded()).containsEntry("automatic", 1L);
        assertThat(evaluate("activity", "call", "rep:Ann", "2017").value().number()).isEqualByComparingTo("1");
        assertThat(evaluate("activity", "other", "rep:Ann", "2017").value().number()).isEqualByComparingTo("1");
    }

    @Test
    void nothingDoneIsAnotherMatterThanNothingKnown() {
        assertThat(evaluate("activity", "all", "org", "2017").status()).isEqualTo(Status.NOT_MEASURED);

        Activity activity = Activity.of("D").at("2017-03-01T13:00:00Z", Activity.call(9));
        cells.addAll(Contributions.sum(ActivityContributions.of(activity.events(), Reference.empty(), UTC)));

        assertThat(evaluate("activity", "all", "org", "2017-02").status()).isEqualTo(Status.ZERO);
        assertThat(evaluate("activity", "all", "org", "2017").status()).isEqualTo(Status.OK);
    }

    @Test
    void sharesWhatPeopleDidOutAmongSellingDays() {
        addCallsOfAnnAndBob();

        // From Thursday to Tuesday there are four selling days.
        assertThat(pace("perSellingDay", "org", "2017-03-02..2017-03-07").value().asDouble()).isEqualTo(0.75);
        assertThat(pace("perSellingDay", "rep:Ann", "2017-03-02..2017-03-07").value().asDouble()).isEqualTo(0.5);
        assertThat(pace("perSellingDay", "org", "2017-03-02..2017-03-07").details().parts().get("sellingDays").value().asDouble())
                .isEqualTo(4);
        assertThat(pace("perSellingDay", "org", "2017-03-02..2017-03-07").n()).isEqualTo(3);
    }

    @Test
    void sharesItOutAmongTheDaysOfThoseOnTheRoster() {
        addCallsOfAnnAndBob();

        // Bob came on Monday: Ann's four days and two of his.
        assertThat(pace("perRepAndSellingDay", "org", "2017-03-02..2017-03-07").value().asDouble()).isEqualTo(0.5);
        assertThat(pace("perRepAndSellingDay", "team:Tina", "2017-03-02..2017-03-07").value().asDouble()).isEqualTo(0.5);
        assertThat(pace("perRepAndSellingDay", "rep:Bob", "2017-03-02..2017-03-07").value().asDouble()).isEqualTo(0.5);
        assertThat(pace("perRepAndSellingDay", "rep:Bob", "2017-03-02..2017-03-03").reason())
                .isEqualTo(Reasons.ZERO_DENOMINATOR);
    }

    @ParameterizedTest
    @CsvSource({
        "perSellingDay, org, all, NO_BEGINNING",
        "perSellingDay, org, 2017-03-04..2017-03-05, ZERO_DENOMINATOR",
        "perSellingDay, org, 2018-01, PERIOD_NOT_OVER",
        "perRepAndSellingDay, product:GTX Pro, 2017-03, OTHER_SCOPE",
    })
    void hasNoPaceWhereThereAreNoDays(String statistic, String scope, String period, String reason) {
        addCallsOfAnnAndBob();
        add(deal("D").on("2017-03-01", created("S", "Ann", "5")), Activity.of("D"));

        assertThat(pace(statistic, scope, period).reason()).isEqualTo(reason);
    }

    @Test
    void doesNotKnowThePaceOfEachWithoutARoster() {
        addCallsOfAnnAndBob();
        MetricQuery query = MetricQuery.of("activity", Scope.ORG, Period.parse("2017-03", TODAY));

        assertThat(catalogue.evaluate(cells, Reference.empty(), query.withStatistic("perRepAndSellingDay")).reason())
                .isEqualTo(Reasons.NOT_RECORDED);
    }

    /** Two of Ann and one of Bob, who came on Monday, the 6th. */
    private void addCallsOfAnnAndBob() {
        Activity activity = Activity.of("D")
                .at("2017-03-02T08:00:00Z", Activity.call(9))
                .at("2017-03-03T08:00:00Z", Activity.call(9))
                .at("2017-03-06T08:00:00Z", new ActivityFact.Logged("call", "Bob", "D", null, null, "out", 9, null));
        cells.addAll(Contributions.sum(ActivityContributions.of(activity.events(), ROSTER, UTC)));
    }

    private MetricValue pace(String statistic, String scope, String period) {
        MetricQuery query = MetricQuery.of("activity", Scope.parse(scope), Period.parse(period, TODAY));
        return catalogue.evaluate(cells, ROSTER, query.withStatistic(statistic));
    }

    @ParameterizedTest
    @CsvSource({"2017-03-05, 4", "2017-03-12, 2", "2017-03-15, 1"})
    void knowsTheAgeOfTheLastTouchOnAnyDay(String day, String age) {
        add(deal("D").on("2017-03-01", created("S", "Ann", "5")),
                Activity.of("D")
                        .at("2017-03-01T13:00:00Z", Activity.call(9))
                        .at("2017-03-10T13:00:00Z", Activity.did("email", "in"))
                        .at("2017-03-14T13:00:00Z", Activity.did("meeting", null)));

        assertThat(evaluate("lastTouchAge", null, "org", day).value().number()).isEqualByComparingTo(age);
    }

    @Test
    void forgetsTheTouchesOfAClosedDeal() {
        add(deal("D").on("2017-03-01", created("S", "Ann", "5")).on("2017-03-20", new DealFact.Lost(null, null)),
                Activity.of("D").at("2017-03-02T13:00:00Z", Activity.call(9)));

        assertThat(evaluate("lastTouchAge", null, "org", "2017-03-19").n()).isEqualTo(1);
        assertThat(evaluate("lastTouchAge", null, "org", "2017-03-20").reason()).isEqualTo(Reasons.NO_DEALS);
    }

    @Test
    void handsTheLastTouchOverWithTheDeal() {
        add(deal("D").on("2017-03-01", created("S", "Ann", "5")).on("2017-03-05", new DealFact.OwnerChanged("Bob")),
                Activity.of("D").at("2017-03-02T13:00:00Z", Activity.call(9)));

        assertThat(evaluate("lastTouchAge", null, "rep:Ann", "2017-03-04").n()).isEqualTo(1);
        assertThat(evaluate("lastTouchAge", null, "rep:Ann", "2017-03-06").n()).isZero();
        assertThat(evaluate("lastTouchAge", null, "rep:Bob", "2017-03-06").value().number()).isEqualByComparingTo("4");
    }

    @Test
    void countsTheTouchesOfAWonDealUpToTheWin() {
        add(deal("D").on("2017-03-01", created("S", "Ann", "5")).on("2017-03-20", new DealFact.Won(null)),
                Activity.of("D")
                        .at("2017-03-02T13:00:00Z", Activity.call(9))
                        .at("2017-03-03T13:00:00Z", Activity.call(9))
                        .at("2017-03-25T13:00:00Z", Activity.call(9)));
        add(deal("E").on("2017-03-20", new DealFact.Won(null)), Activity.of("E"));

        MetricValue value = evaluate("touchesPerWonDeal", null, "org", "2017");

        assertThat(value.value().number()).isEqualByComparingTo("2");
        assertThat(value.excluded()).containsEntry("neverTouched", 1L);
    }

    private void add(Deals deal, Activity activity) {
        cells.addAll(Contributions.sum(Contributions.of(
                DealFold.fold("D", deal.events()), Activities.touches(activity.events()), Reference.empty(), UTC)));
    }

    private MetricValue evaluate(String metric, String variant, String scope, String period) {
        MetricQuery query = MetricQuery.of(metric, Scope.parse(scope), Period.parse(period, TODAY));
        return catalogue.evaluate(cells, Reference.empty(), query.withVariant(variant));
    }
}
