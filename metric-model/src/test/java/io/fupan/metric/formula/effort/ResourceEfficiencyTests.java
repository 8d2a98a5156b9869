package io.fupan.metric.formula.effort;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import io.fupan.event.reference.ReferenceFact.RosterLeft;
import io.fupan.metric.Activity;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceEfficiencyTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate LATER = LocalDate.parse("2018-12-31");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final List<ReferenceFact> statements = new ArrayList<>();
    private final CellTable cells = new CellTable();

    @ParameterizedTest
    @CsvSource({"org, 200.00", "team:Tina, 120.00", "rep:Bob, 0.00"})
    void dividesByTheRepresentativesOfTheRosterDayByDay(String scope, String value) {
        statements.add(new RosterAssigned("Ann", "Tina", null, null));
        statements.add(new RosterAssigned("Bob", "Tina", null, LocalDate.parse("2017-04-01")));
        statements.add(new RosterAssigned("Bob", "Tom", null, LocalDate.parse("2017-04-21")));
        statements.add(new RosterLeft("Bob", LocalDate.parse("2017-04-26")));
        win("d1", "2017-04-03", "Ann", scope.equals("org") ? "366.6666667" : "200");

        // In April Ann stays 30 days, Bob 20 in the one team and 5 in the other.
        assertThat(evaluate("perRep", scope, "2017-04").value()).hasToString(value);
    }

    @Test
    void dividesByTheDaysFromMondayToFridayThatAreOver() {
        win("d1", "2017-04-03", "Ann", "100");
        Period april = Period.parse("2017-04", LocalDate.parse("2017-04-16"));

        // The third to the seventh and the tenth to the fourteenth.
        assertThat(evaluate("perSellingDay", "org", april).value()).hasToString("10.00");
    }

    @Test
    void dividesByTheHoursOfWhatPeopleDid() {
        win("d1", "2017-04-03", "Ann", "100");
        add(Activity.of("D")
                .at("2017-04-03T08:00:00Z", Activity.call(3600))
                .at("2017-04-04T08:00:00Z", Activity.call(5400))
                .at("2017-04-05T08:00:00Z", Activity.did("meeting", "out")));

        MetricValue value = evaluate("perActivityHour", "org", "2017-04");

        assertThat(value.value()).hasToString("40.00");
        assertThat(value.excluded()).isEqualTo(Map.of("noDuration", 1L));
    }

    @Test
    void saysNothingOfHoursIfMostAreNotKnown() {
        win("d1", "2017-04-03", "Ann", "100");
        add(Activity.of("D")
                .at("2017-04-03T08:00:00Z", Activity.call(3600))
                .at("2017-04-04T08:00:00Z", Activity.did("meeting", "out"))
                .at("2017-04-05T08:00:00Z", Activity.did("meeting", "out")));

        assertThat(evaluate("perActivityHour", "org", "2017-04").reason()).isEqualTo(Reasons.TOO_FEW_DURATIONS);
        assertThat(evaluate("perActivityHour", "org", "2017-05").reason()).isEqualTo(Reasons.NOT_RECORDED);
    }

    @ParameterizedTest
    @CsvSource({"perRep, NOT_RECORDED", "perActivityHour, NOT_RECORDED", "perPotential, NOT_RECORDED"})
    void isNotMeasuredWithoutWhatItIsDividedBy(String variant, String reason) {
        win("d1", "2017-04-03", "Ann", "100");

        MetricValue value = evaluate(variant, "org", "2017-04");

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(Status.NOT_MEASURED);
        assertThat(value.reason()).isEqualTo(reason);
    }

    @Test
    void seesWhatOneMoreActivityComesWith() {
        for (int month = 1; month <= 12; month++) {
            put(month, month * 3, 1000 + 500 * Math.log1p(month * 3));
        }

        MetricValue value = evaluate("marginal", "org", "2017");

        // On average 19.5 activities a month: 500 ÷ 20.5.
        assertThat(value.value().asDouble()).isCloseTo(24.39, within(0.01));
        assertThat(value.warnings()).contains(Reasons.OBSERVATIONAL);
        assertThat(value.n()).isEqualTo(12);
    }

    @Test
    void doesNotTakeChanceForAnEffect() {
        for (int month = 1; month <= 12; month++) {
            put(month, month, month % 2 == 0 ? 100 : 900);
        }

        assertThat(evaluate("marginal", "org", "2017").reason()).isEqualTo(Reasons.NO_EFFECT_SHOWN);
        assertThat(evaluate("marginal", "org", "2017-01-01..2017-12-30").reason()).isEqualTo(Reasons.TOO_FEW_MONTHS);
    }

    private void put(int month, int activities, double booked) {
        String day = "2017-%02d-05".formatted(month);
        win("d" + month, day, "Ann", "%.2f".formatted(booked));
        Activity done = Activity.of("A" + month);
        for (int i = 0; i < activities; i++) {
            done.at(day + "T08:00:00Z", Activity.call(60));
        }
        add(done);
    }

    private void add(Activity activity) {
        cells.addAll(Contributions.sum(ActivityContributions.of(activity.events(), Reference.of(statements), UTC)));
    }

    private void win(String id, String day, String owner, String amount) {
        var events = deal(id).on("2017-01-01", created("A", owner, "1"))
                .on(day, new DealFact.Won(usd(amount), null))
                .events();
        cells.addAll(Contributions.sum(
                Contributions.of(DealFold.fold(id, events), Reference.of(statements), UTC)));
    }

    private MetricValue evaluate(String variant, String scope, String period) {
        return evaluate(variant, scope, Period.parse(period, LATER));
    }

    private MetricValue evaluate(String variant, String scope, Period period) {
        MetricQuery query = MetricQuery.of("resourceEfficiency", Scope.parse(scope), period).withVariant(variant);
        return catalogue.evaluate(cells, Reference.of(statements), query);
    }
}
