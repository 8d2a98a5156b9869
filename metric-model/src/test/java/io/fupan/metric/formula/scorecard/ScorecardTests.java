package io.fupan.metric.formula.scorecard;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.QuotaRampSet;
import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import io.fupan.event.reference.ReferenceFact.ScorecardDefined;
import io.fupan.event.reference.ReferenceFact.ScorecardWeight;
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
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorecardTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate LATER = LocalDate.parse("2018-06-30");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final List<Deals> deals = new ArrayList<>();
    private final List<ReferenceFact> statements = new ArrayList<>();

    @Test
    void weighsWhatOfEachTargetIsReached() {
        scorecard("org", "bookings", "0.6", "winRate", "0.4");
        target("org", "bookings", "200");
        level("org", "winRate", "0.5");
        win("d1", "Ann", "150");
        lose("d2", "Ann");

        MetricValue value = evaluate("org");

        // 0.6 · 150 ÷ 200 + 0.4 · 0.5 ÷ 0.5
        assertThat(value.value().asDouble()).isCloseTo(85, within(1e-9));
        assertThat(value.n()).isEqualTo(2);
        assertThat(value.details().parts().get("coverage").value().number()).isEqualByComparingTo("1");
        assertThat(value.details().parts().get("bookings.target").value()).hasToString("200.00");
        assertThat(value.details().parts().get("bookings").value().number()).isEqualByComparingTo("0.75");
    }

    @Test
    void letsNothingMakeUpForAnythingElseBeyondHalfAsMuchAgain() {
        scorecard("org", "bookings", "1");
        target("org", "bookings", "100");
        win("d1", "Ann", "1000");

        assertThat(evaluate("org").value().number()).isEqualByComparingTo("150");
    }

    @Test
    void comparesTheOtherWayRoundWhereLessIsBetter() {
        scorecard("org", "salesCycle", "1");
        level("org", "salesCycle", "15.5");
        win("d1", "Ann", "10");

        // The deal took 31 days.
        assertThat(evaluate("org").value().number()).isEqualByComparingTo("50");
    }

    @Test
    void drawsARateOfFewCasesTowardsThatOfAll() {
        scorecard("rep", "winRate", "1");
        level("org", "winRate", "0.5");
        for (int i = 0; i < 3; i++) {
            win("w" + i, "Ann", "1");
        }
        lose("l", "Ann");
        for (int i = 0; i < 8; i++) {
            lose("b" + i, "Bob");
        }

        // 3 of 4, where all together won 3 of 12: (3 + 20 · 0.25) ÷ 24.
        assertThat(evaluate("rep:Ann").details().parts().get("winRate.actual").value().asDouble())
                .isCloseTo(0.3333, within(1e-4));
        assertThat(evaluate("rep:Ann").value().asDouble()).isCloseTo(66.667, within(1e-3));
    }

    @Test
    void expectsLessOfANewRepresentative() {
        statements.add(new RosterAssigned("Ann", "Tina", null, LocalDate.parse("2017-04-01")));
        statements.add(new QuotaRampSet("Ann", LocalDate.parse("2017-04-01"), new BigDecimal("0.5")));
        scorecard("rep", "bookings", "1");
        target("rep:Ann", "bookings", "200");
        win("d1", "Ann", "100");

        assertThat(evaluate("rep:Ann").value().number()).isEqualByComparingTo("100");
    }

    @Test
    void scoresWithSixtyPercentOfTheWeightMeasured() {
        scorecard("org", "bookings", "0.6", "winRate", "0.4");
        target("org", "bookings", "100");
        win("d1", "Ann", "50");

        MetricValue value = evaluate("org");

        assertThat(value.value().number()).isEqualByComparingTo("50");
        assertThat(value.excluded()).isEqualTo(Map.of("noTarget", 1L));
    }

    @Test
    void hasNoScoreWithLessMeasured() {
        scorecard("org", "bookings", "0.59", "winRate", "0.41");
        target("org", "bookings", "100");
        win("d1", "Ann", "50");

        MetricValue value = evaluate("org");

        assertThat(value.value()).isNull();
        assertThat(value.reason()).isEqualTo(Reasons.TOO_LITTLE_MEASURED);
        assertThat(value.details().parts().get("bookings").value().number()).isEqualByComparingTo("0.5");
    }

    @Test
    void isNotMeasuredWhereNobodySaidWhatCounts() {
        scorecard("team", "bookings", "1");
        win("d1", "Ann", "50");

        assertThat(evaluate("org").status()).isEqualTo(Status.NOT_MEASURED);
        assertThat(evaluate("org").reason()).isEqualTo(Reasons.NO_SCORECARD);
    }

    @Test
    void isAsUncertainAsTheRatesItIsMadeOf() {
        scorecard("org", "bookings", "0.5", "winRate", "0.5");
        target("org", "bookings", "100");
        level("org", "winRate", "1");
        win("d1", "Ann", "50");
        lose("d2", "Ann");
        Interval rate = Proportions.wilson(1, 2);

        MetricValue value = evaluate("org");

        assertThat(value.interval().low().asDouble()).isCloseTo(25 + 50 * rate.low(), within(1e-9));
        assertThat(value.interval().high().asDouble()).isCloseTo(25 + 50 * rate.high(), within(1e-9));
    }

    private void scorecard(String kind, String... weights) {
        List<ScorecardWeight> stated = new ArrayList<>();
        for (int i = 0; i < weights.length; i += 2) {
            stated.add(new ScorecardWeight(weights[i], new BigDecimal(weights[i + 1])));
        }
        statements.add(new ScorecardDefined(kind, 1, stated));
    }

    private void target(String scope, String metric, String amount) {
        statements.add(new TargetSet(scope, "2017-Q2", metric, usd(amount), null));
    }

    private void level(String scope, String metric, String count) {
        statements.add(new TargetSet(scope, "2017", metric, null, null, new BigDecimal(count), 1));
    }

    private void win(String id, String owner, String amount) {
        deals.add(deal(id).on("2017-04-01", created("A", owner, "1")).on("2017-05-02", new DealFact.Won(usd(amount), null)));
    }

    private void lose(String id, String owner) {
        deals.add(deal(id).on("2017-04-01", created("A", owner, "1")).on("2017-05-02", new DealFact.Lost(null, null, null)));
    }

    private MetricValue evaluate(String scope) {
        Reference reference = Reference.of(statements);
        CellTable cells = new CellTable();
        deals.forEach(deal -> cells.addAll(Contributions.sum(Contributions.of(
                DealFold.fold(deal.events().getFirst().subject(), deal.events()), reference, UTC))));
        return catalogue.evaluate(
                cells, reference, MetricQuery.of("scorecard", Scope.parse(scope), Period.parse("2017-Q2", LATER)));
    }
}
