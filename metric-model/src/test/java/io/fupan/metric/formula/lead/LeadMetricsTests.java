package io.fupan.metric.formula.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.metric.Activity;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.lead.LeadContributions;
import io.fupan.metric.lead.LeadFold;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.WorkingHours;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadMetricsTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reporting WORKING = UTC.working(WorkingHours.parse(
            Map.of(DayOfWeek.WEDNESDAY, "09:00-18:00", DayOfWeek.THURSDAY, "09:00-18:00")));
    private static final LocalDate TODAY = LocalDate.parse("2017-03-31");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();

    @Test
    void measuresTheMinutesToTheFirstAttempt() {
        answeredAfter(4, 20, 100);
        unanswered();

        MetricValue value = evaluate("leadResponse", "attempt", null);

        assertThat(value.value().number()).isEqualByComparingTo("20");
        assertThat(value.unit()).isEqualTo("minutes");
        assertThat(value.n()).isEqualTo(3);
        assertThat(value.excluded()).containsEntry("unanswered", 1L);
    }

    @ParameterizedTest
    @CsvSource({"0-5, 0.25", "5-15, 0", "15-60, 0.25", "60+, 0.25", "unanswered, 0.25"})
    void dividesAllLeadsIntoBands(String band, String share) {
        answeredAfter(4, 20, 60);
        unanswered();

        assertThat(evaluate("leadResponseBand", "attempt", band).value().number()).isEqualByComparingTo(share);
    }

    @Test
    void countsThoseWaitingForAsLongAsTheyHaveWaited() {
        answeredAfter(10, 20);
        unanswered();
        unanswered();

        assertThat(evaluate("leadResponseSurvival", "attempt", null).value().number()).isEqualByComparingTo("20");
        assertThat(evaluate("leadResponse", "attempt", null).value().number()).isEqualByComparingTo("15");
    }

    @Test
    void doesNotKnowAMedianThatFewerThanHalfHaveReached() {
        answeredAfter(10);
        unanswered();
        unanswered();

        assertThat(evaluate("leadResponseSurvival", "attempt", null).reason()).isEqualTo(Reasons.NOT_REACHED);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-03-01T08:00:00Z, 2017-03-01T08:04:00Z, 2017-03-01, 0",
        "2017-03-01T23:50:00Z, 2017-03-02T00:10:00Z, 2017-03-01, 1",
        "2017-03-01T23:50:00Z, 2017-03-02T00:10:00Z, 2017-03-02, 0",
        "2017-03-01T08:00:00Z, 2017-03-02T09:00:00Z, 2017-03-01, 1",
        "2017-03-01T08:00:00Z, 2017-03-02T09:00:00Z, 2017-03-02, 0",
        "2017-03-01T08:00:00Z, 2017-03-03T07:00:00Z, 2017-03-02, 1",
        "2017-03-01T08:00:00Z, 2017-03-03T07:00:00Z, 2017-03-03, 0",
    })
    void doesNotSeeAnAnswerOfALaterDay(String created, String answered, String asOf, long unanswered) {
        add(Activity.of("L").at(created, Activity.created("web", "Ann")).at(answered, Activity.call(0)).events());
        MetricQuery query = MetricQuery.of("leadResponse", Scope.ORG, Period.parse("2017-03", LocalDate.parse(asOf)));

        MetricValue response = catalogue.evaluate(cells, Reference.empty(), query.withVariant("attempt"));
        MetricValue band = catalogue.evaluate(
                cells, Reference.empty(),
                MetricQuery.of("leadResponseBand", Scope.ORG, query.period()).withVariant("attempt").withStatistic("unanswered"));

        assertThat(response.excluded().getOrDefault("unanswered", 0L)).isEqualTo(unanswered);
        assertThat(band.value().number()).isEqualByComparingTo(BigDecimal.valueOf(unanswered));
    }

    @Test
    void measuresMinutesOfWorkingHoursBesideThoseOfTheClock() {
        answeredTheNextMorning(WORKING);
        unanswered();

        assertThat(evaluate("leadResponse", "attempt", null).value().number()).isEqualByComparingTo("920");
        assertThat(evaluate("leadResponse", "attemptBusinessHours", null).value().number()).isEqualByComparingTo("20");
        assertThat(evaluate("leadResponse", "attemptBusinessHours", null).excluded()).containsEntry("unanswered", 1L);
        assertThat(evaluate("leadResponseBand", "attempt", "60+").value().number()).isEqualByComparingTo("0.5");
        assertThat(evaluate("leadResponseBand", "attemptBusinessHours", "15-60").value().number()).isEqualByComparingTo("0.5");
        assertThat(evaluate("leadResponseBand", "attemptBusinessHours", "unanswered").value().number())
                .isEqualByComparingTo("0.5");
    }

    @ParameterizedTest
    @CsvSource({"2017-03-01, 1", "2017-03-02, 0"})
    void doesNotSeeAnAnswerOfALaterDayInWorkingHoursEither(String asOf, long unanswered) {
        answeredTheNextMorning(WORKING);
        Period period = Period.parse("2017-03", LocalDate.parse(asOf));

        MetricValue band = catalogue.evaluate(
                cells, Reference.empty(),
                MetricQuery.of("leadResponseBand", Scope.ORG, period)
                        .withVariant("attemptBusinessHours")
                        .withStatistic("unanswered"));

        assertThat(band.value().number()).isEqualByComparingTo(BigDecimal.valueOf(unanswered));
    }

    @ParameterizedTest
    @CsvSource({"leadResponse, median", "leadResponseBand, 0-5"})
    void knowsNoWorkingHoursThatNobodyHasSet(String metric, String statistic) {
        answeredTheNextMorning(UTC);

        MetricValue value = evaluate(metric, "attemptBusinessHours", statistic);

        assertThat(value.status()).isEqualTo(Status.NOT_MEASURED);
        assertThat(value.reason()).isEqualTo(Reasons.NOT_SET);
    }

    @Test
    void waitedUntilTheDayItWasLookedAt() {
        answeredAfter(10);
        add(Activity.of("L").at("2017-03-01T08:00:00Z", Activity.created("web", "Ann"))
                .at("2017-03-20T08:00:00Z", Activity.call(0)).events());
        MetricQuery query = MetricQuery.of(
                "leadResponseSurvival", Scope.ORG, Period.parse("2017-03", LocalDate.parse("2017-03-05")));

        MetricValue then = catalogue.evaluate(cells, Reference.empty(), query.withVariant("attempt"));

        assertThat(then.value().number()).isEqualByComparingTo("10");
        assertThat(then.excluded()).containsEntry("unanswered", 1L);
    }

    @Test
    void leavesOutWhatWasAnsweredBeforeItWasThere() {
        add(Activity.of("L").at("2017-03-02T08:00:00Z", Activity.created("web", "Ann"))
                .at("2017-03-01T08:00:00Z", Activity.call(5)).events());

        MetricValue value = evaluate("leadResponse", "attempt", null);

        assertThat(value.status()).isEqualTo(Status.NO_DATA);
        assertThat(value.excluded()).isEqualTo(Map.of("answeredBeforeCreated", 1L));
    }

    @Test
    void convertsWithinAHorizon() {
        add(Activity.of("L").at("2017-03-02T08:00:00Z", Activity.created("web", "Ann"))
                .at("2017-03-09T08:00:00Z", new ActivityFact.LeadConverted("L", "d", null)).events());
        unanswered();

        assertThat(conversion(7).value().number()).isEqualByComparingTo("0.5");
        assertThat(conversion(6).value().number()).isZero();
        assertThat(conversion(60).status()).isEqualTo(Status.IMMATURE);
    }

    @Test
    void creditsTheChannelAndTheFirstOwner() {
        add(Activity.of("L").at("2017-03-02T08:00:00Z", Activity.created("web", null))
                .at("2017-03-02T08:05:00Z", new ActivityFact.LeadAssigned("L", "Bob"))
                .at("2017-03-02T09:05:00Z", new ActivityFact.LeadAssigned("L", "Ann")).events());

        for (String scope : List.of("org", "rep:Bob", "source:web")) {
            MetricQuery query = MetricQuery.of("leadsCreated", Scope.parse(scope), Period.parse("2017-03", TODAY));
            assertThat(catalogue.evaluate(cells, Reference.empty(), query).value().number()).as(scope).isEqualTo(BigDecimal.ONE);
        }
        assertThat(evaluate("leadResponse", "assignment", null).value().number()).isEqualByComparingTo("5");
    }

    @Test
    void noLeadIsAnotherMatterThanNoSourceOfLeads() {
        MetricQuery before = MetricQuery.of("leadsCreated", Scope.ORG, Period.parse("2017-02", TODAY));

        assertThat(catalogue.evaluate(cells, Reference.empty(), before).status()).isEqualTo(Status.NOT_MEASURED);

        unanswered();

        assertThat(catalogue.evaluate(cells, Reference.empty(), before).status()).isEqualTo(Status.ZERO);
    }

    @Test
    void addsTheSameInAnyOrder() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            List<Event<ActivityFact>> life = Activity.anyLead(random);

            assertThat(LeadContributions.of(LeadFold.fold("L", Activity.disturbed(life, random)), Reference.empty(), UTC))
                    .isEqualTo(LeadContributions.of(LeadFold.fold("L", life), Reference.empty(), UTC));
        }
    }

    private void answeredAfter(int... minutes) {
        for (int after : minutes) {
            add(Activity.of("L").at("2017-03-01T08:00:00Z", Activity.created("web", "Ann"))
                    .at("2017-03-01T%02d:%02d:00Z".formatted(8 + after / 60, after % 60), Activity.call(0)).events());
        }
    }

    /** From ten to six on a Wednesday to ten past nine. */
    private void answeredTheNextMorning(Reporting reporting) {
        Activity lead = Activity.of("L")
                .at("2017-03-01T17:50:00Z", Activity.created("web", "Ann"))
                .at("2017-03-02T09:10:00Z", Activity.call(0));
        cells.addAll(Contributions.sum(
                LeadContributions.of(LeadFold.fold("L", lead.events()), Reference.empty(), reporting)));
    }

    private void unanswered() {
        add(Activity.of("L").at("2017-03-01T08:00:00Z", Activity.created("web", "Ann"))
                .at("2017-03-01T08:01:00Z", Activity.automatic("email")).events());
    }

    private MetricValue conversion(int horizon) {
        MetricQuery query = MetricQuery.of("leadConversion", Scope.ORG, Period.parse("2017-03", TODAY));
        return catalogue.evaluate(cells, Reference.empty(), query.withHorizon(horizon));
    }

    private MetricValue evaluate(String metric, String variant, String statistic) {
        MetricQuery query = MetricQuery.of(metric, Scope.ORG, Period.parse("2017-03", TODAY));
        return catalogue.evaluate(cells, Reference.empty(), query.withVariant(variant).withStatistic(statistic));
    }

    private void add(List<Event<ActivityFact>> events) {
        cells.addAll(Contributions.sum(LeadContributions.of(LeadFold.fold("L", events), Reference.empty(), UTC)));
    }
}
