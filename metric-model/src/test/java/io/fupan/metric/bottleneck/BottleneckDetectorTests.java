package io.fupan.metric.bottleneck;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Deals;
import io.fupan.metric.SalesOpportunities;
import io.fupan.metric.bottleneck.Bottlenecks.Finding;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BottleneckDetectorTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reference REFERENCE =
            Reference.of(List.of(new ReferenceFact.PipelineDefined("sales", 1, List.of("Qualify", "Propose", "Close"))));
    private static final LocalDate PERIOD = LocalDate.parse("2017-05-01");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();
    private int deals;

    @Test
    void pricesALeak() {
        assertThat(Prices.ofLeak(60, 0.50 - 0.35, 0.6 * 0.8, 20_000)).isCloseTo(86_400, within(1e-6));
    }

    @Test
    void findsALeakAndPricesItThroughTheStagesAfterIt() {
        // Qualify 50 % before and 20 % now; Propose 60 %, Close 80 % before; 20,000 each.
        for (int month = 1; month <= 4; month++) {
            days(PERIOD.minusMonths(month), 100, 50, 30, 24, 3);
        }
        days(PERIOD, 60, 12, 9, 7, 3);

        Bottlenecks bottlenecks = detect();
        Finding first = bottlenecks.findings().getFirst();

        assertThat(first.verdict()).isEqualTo("BOTTLENECK");
        assertThat(first.type()).isEqualTo("LEAK");
        assertThat(first.stage()).isEqualTo("Qualify");
        assertThat(first.n()).isEqualTo(60);
        assertThat(first.effect().asDouble()).isCloseTo(0.3, within(1e-9));
        assertThat(first.impact()).hasToString("172800.00");
        assertThat(first.impactInterval().low().asDouble()).isBetween(0.0, 172_800.0);
        assertThat(first.adjusted()).isLessThan(0.10).isGreaterThanOrEqualTo(first.probability());
        assertThat(bottlenecks.baseline()).hasSize(4);
        assertThat(bottlenecks.findings()).hasSize(12);
    }

    @Test
    void findsNothingWhereNothingChanged() {
        for (int month = 0; month <= 4; month++) {
            days(PERIOD.minusMonths(month), 100, 50, 30, 24, 3);
        }

        assertThat(detect().findings()).allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo("NO_EVIDENCE"));
    }

    @Test
    void saysThatAFewDealsAreTooFew() {
        for (int month = 1; month <= 4; month++) {
            days(PERIOD.minusMonths(month), 100, 50, 30, 24, 3);
        }
        days(PERIOD, 4, 0, 0, 0, 3);

        assertThat(find("LEAK", "Qualify").verdict()).isEqualTo("NO_EVIDENCE");
        assertThat(find("LEAK", "Qualify").reason()).isEqualTo("INSUFFICIENT_SAMPLE");
        assertThat(find("LEAK", "Qualify").probability()).isNull();
    }

    @Test
    void findsAStallWithTheDealsStillInTheStage() {
        for (int month = 1; month <= 4; month++) {
            days(PERIOD.minusMonths(month), 100, 50, 30, 24, 3);
        }
        days(PERIOD, 100, 50, 30, 24, 9);

        Finding stall = find("STALL", "Qualify");

        assertThat(stall.verdict()).isEqualTo("BOTTLENECK");
        assertThat(stall.before().asDouble()).isEqualTo(3);
        assertThat(stall.now().asDouble()).isEqualTo(9);
        assertThat(stall.effect().asDouble()).isEqualTo(3);
        assertThat(stall.interval().low().asDouble()).isGreaterThan(1);
    }

    @Test
    void findsDealsPilingUp() {
        for (int month = 1; month <= 4; month++) {
            days(PERIOD.minusMonths(month), 100, 50, 30, 24, 3);
        }
        for (int day = 0; day < 30; day++) {
            for (int i = 0; i < 8; i++) {
                add(deal("p" + deals++).on(PERIOD.plusDays(day).toString(), created("Qualify", "Ann", "20000")));
            }
        }

        Finding pile = find("PILE_UP", "Qualify");

        assertThat(pile.verdict()).isEqualTo("BOTTLENECK");
        assertThat(pile.now().asDouble()).isGreaterThanOrEqualTo(240);
        assertThat(pile.impact()).isNotNull();
    }

    @Test
    void doesNotPriceDealsInAStageThatNobodyReachedBefore() {
        for (int month = 1; month <= 4; month++) {
            days(PERIOD.minusMonths(month), 100, 50, 0, 0, 3);
        }
        days(PERIOD, 1, 1, 1, 1, 3);
        for (int day = 0; day < 30; day++) {
            for (int i = 0; i < 8; i++) {
                add(deal("p" + deals++).on(PERIOD.plusDays(day).toString(), created("Close", "Ann", "20000")));
            }
        }

        Finding pile = find("PILE_UP", "Close");

        assertThat(pile.verdict()).isEqualTo("BOTTLENECK");
        assertThat(pile.impact()).isNull();
    }

    @Test
    void findsDealsSentBack() {
        for (int month = 1; month <= 4; month++) {
            days(PERIOD.minusMonths(month), 100, 50, 30, 24, 3);
        }
        days(PERIOD, 100, 50, 30, 24, 3);
        for (int i = 0; i < 40; i++) {
            add(deal("b" + deals++).on(PERIOD.toString(), created("Propose", "Ann", "20000"))
                    .on(PERIOD.plusDays(2).toString(), new DealFact.StageChanged("Qualify", null, null)));
        }

        Finding rework = find("REWORK", "Propose");

        assertThat(rework.verdict()).isEqualTo("BOTTLENECK");
        assertThat(rework.before().asDouble()).isZero();
        assertThat(rework.now().asDouble()).isCloseTo(40 / 90.0, within(1e-9));
    }

    @Test
    void needsAPeriodWithABeginning() {
        assertThatExceptionOfType(InvalidQuery.class)
                .isThrownBy(() -> new BottleneckDetector(catalogue)
                        .detect(cells, REFERENCE, Scope.ORG, Period.all(PERIOD), null, 20));
    }

    @Test
    void testsTheRealSetWithoutAVerdictOnStagesThatNobodyCanLeaveSlowly() {
        Reference reference = SalesOpportunities.reference();
        SalesOpportunities.deals().forEach((id, events) ->
                cells.addAll(Contributions.sum(Contributions.of(DealFold.fold(id, events), reference, UTC))));

        Bottlenecks bottlenecks = new BottleneckDetector(catalogue)
                .detect(cells, reference, Scope.ORG, Period.parse("2017-Q3", LocalDate.parse("2018-06-30")), null, 90);

        assertThat(bottlenecks.findings()).hasSize(8);
        assertThat(bottlenecks.findings())
                .filteredOn(finding -> finding.type().equals("STALL") && finding.stage().equals("Prospecting"))
                .singleElement()
                .satisfies(stall -> assertThat(stall.reason()).isEqualTo("ZERO_DENOMINATOR"));
    }

    private Finding find(String type, String stage) {
        return detect().findings().stream()
                .filter(finding -> finding.type().equals(type) && finding.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private Bottlenecks detect() {
        return new BottleneckDetector(catalogue)
                .detect(cells, REFERENCE, Scope.ORG, Period.parse("2017-05", LocalDate.parse("2017-12-31")), null, 60);
    }

    /** So many deals enter on the days of a month, and so many of them reach each stage and are won. */
    private void days(LocalDate month, int entered, int proposed, int closing, int won, int stay) {
        for (int i = 0; i < entered; i++) {
            LocalDate day = month.plusDays(i % 20);
            Deals deal = deal("d" + deals++).on(day.toString(), created("Qualify", "Ann", "20000"));
            if (i < proposed) {
                deal.on(day.plusDays(stay).toString(), new DealFact.StageChanged("Propose", null, null));
            }
            if (i < closing) {
                deal.on(day.plusDays(stay + 1L).toString(), new DealFact.StageChanged("Close", null, null));
            }
            deal.on(
                    day.plusDays(stay + 2L).toString(),
                    i < won ? new DealFact.Won(usd("20000")) : new DealFact.Lost(null, null));
            add(deal);
        }
    }

    private void add(Deals deal) {
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("d", deal.events()), REFERENCE, UTC)));
    }
}
