package io.fupan.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatesTests {

    private static final Text WIN_RATE = new Text("Win rate", "赢单率");
    private static final Evidence EVIDENCE = Evidence.ofMetrics("/api/v1/metrics/winRate");

    @Test
    void findsAChangeWhoseIntervalLeavesOutZero() {
        Finding finding = Rates.compared(WIN_RATE, new Share(31, 52), new Share(20, 52), EVIDENCE);

        assertThat(finding).isInstanceOf(RateChanged.class);
        assertThat(finding.text().en()).contains("rose from 38.5% to 59.6%", "+21.2 points", "[+2.0, +38.3]");
        assertThat(finding.text().zh()).contains("38.5%", "59.6%", "+21.2 个百分点", "[+2.0, +38.3]");
    }

    @Test
    void printsThatThereIsNoSignal() {
        Finding finding = Rates.compared(WIN_RATE, new Share(12, 40), new Share(10, 40), EVIDENCE);

        assertThat(finding).isInstanceOf(RateUnchanged.class).isInstanceOf(NoEvidence.class);
        assertThat(finding.text().en()).contains("no signal", "[−14.3, +23.8]");
    }

    @Test
    void claimsNothingFromFewerThanThirtyCases() {
        assertThat(Rates.compared(WIN_RATE, new Share(26, 29), new Share(100, 1000), EVIDENCE))
                .isInstanceOf(InsufficientSample.class);
    }

    @Test
    void claimsNothingFromFiveOrFewerOfOneOutcome() {
        assertThat(Rates.compared(WIN_RATE, new Share(5, 100), new Share(50, 100), EVIDENCE))
                .isInstanceOf(InsufficientSample.class);
    }

    @Test
    void callsAClearDropOfAStageALeak() {
        assertThat(Rates.stage("Engaging", WIN_RATE, new Share(20, 52), new Share(31, 52), EVIDENCE))
                .isInstanceOf(StageLeak.class);
    }

    @Test
    void callsARiseOfAStageNoLeak() {
        assertThat(Rates.stage("Engaging", WIN_RATE, new Share(31, 52), new Share(20, 52), EVIDENCE))
                .isInstanceOf(RateChanged.class);
    }

    @Test
    void callsAClearDropOfFewerThanFivePointsNoLeak() {
        assertThat(Rates.stage("Engaging", WIN_RATE, new Share(5600, 10000), new Share(6000, 10000), EVIDENCE))
                .isInstanceOf(RateChanged.class);
    }

    @Test
    void findsTheOneGroupThatDiffersAmongMany() {
        List<Groups.Group> groups = IntStream.range(0, 20)
                .mapToObj(i -> new Groups.Group(
                        Text.same("rep " + i), new Share(i == 7 ? 20 : 60, 100), EVIDENCE))
                .toList();

        List<Finding> findings =
                Groups.compared("REP_DIFFERS", WIN_RATE, groups, new Share(19 * 60 + 20, 2000), EVIDENCE);

        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst().text().en()).startsWith("rep 7: 20.0%");
        assertThat(findings.getLast()).isEqualTo(new GroupsAlike(WIN_RATE, 20, 1, 0, EVIDENCE));
    }

    @Test
    void leavesOutGroupsWithTooFewCases() {
        List<Groups.Group> groups = List.of(
                new Groups.Group(Text.same("new"), new Share(0, 8), EVIDENCE),
                new Groups.Group(Text.same("old"), new Share(60, 100), EVIDENCE));

        assertThat(Groups.compared("REP_DIFFERS", WIN_RATE, groups, new Share(360, 608), EVIDENCE))
                .containsExactly(new GroupsAlike(WIN_RATE, 1, 0, 1, EVIDENCE));
    }
}
