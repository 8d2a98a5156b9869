package io.fupan.metric.leaderboard;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Activity;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.lead.LeadContributions;
import io.fupan.metric.lead.LeadFold;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaderboardTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reference REFERENCE =
            Reference.of(List.of(new ReferenceFact.RosterAssigned("New", "Tina", "East", null)));

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();

    @Test
    void putsThoseInOneBandWhoCannotBeToldApart() {
        closed("Ann", 80, 100);
        closed("Bob", 75, 100);
        closed("Cid", 20, 100);
        closed("Dan", 3, 3);

        Leaderboard board = board("winRate");

        assertThat(board.entries()).extracting(entry -> entry.value().scope().name() + ' ' + entry.band())
                .containsExactly("Ann 1", "Bob 1", "Dan 1", "Cid 2", "New null");
        assertThat(board.entries().get(2).value().warnings()).containsExactly("INSUFFICIENT_SAMPLE");
    }

    @Test
    void drawsFewDealsTowardsTheRateOfAll() {
        closed("Ann", 3, 4);
        closed("Bob", 22, 96);

        Leaderboard board = board("winRate");

        assertThat(board.prior().asDouble()).isEqualTo(0.25);
        assertThat(board.entries().getFirst().shrunk().asDouble()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void putsTheShortestFirst() {
        closed("Ann", 30, 30, 40);
        closed("Bob", 30, 30, 5);

        assertThat(board("salesCycle").entries()).extracting(entry -> entry.value().scope().name() + ' ' + entry.band())
                .containsExactly("Bob 1", "Ann 2", "New null");
    }

    @Test
    void putsWhoeverAnswersLeadsSoonestFirst() {
        lead("Ann", 90);
        lead("Bob", 5);

        assertThat(board("leadResponse").entries()).extracting(entry -> entry.value().scope().name() + ' ' + entry.band())
                .containsExactly("Bob 1", "Ann 2", "New null");
    }

    @Test
    void putsTheFewestLossesFirst() {
        closed("Ann", 0, 9);
        closed("Bob", 0, 2);

        assertThat(board("dealsLost").entries()).extracting(entry -> entry.value().scope().name() + ' ' + entry.band())
                .containsExactly("New 1", "Bob 2", "Ann 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "leadResponse", "salesCycle", "cacPayback", "slippageRate", "dealsLost", "logoChurn", "concentration", "cac"
    })
    void aMetricOfWhatShouldBeSmallSaysSo(String metric) {
        assertThat(catalogue.definition(metric).lessIsBetter()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookings", "winRate", "ltv", "quotaAttainment", "netRevenueRetention"})
    void aMetricOfWhatShouldBeGreatSaysSo(String metric) {
        assertThat(catalogue.definition(metric).lessIsBetter()).isFalse();
    }

    private Leaderboard board(String metric) {
        MetricQuery query = MetricQuery.of(metric, Scope.ORG, Period.parse("2017", LocalDate.parse("2017-12-31")));
        BigDecimal all = catalogue.reading(cells, REFERENCE, query).value();
        return Leaderboard.of(
                catalogue.ranking(cells, REFERENCE, query, "rep"),
                catalogue.definition(metric),
                metric.equals("winRate") ? Figure.number(all) : null);
    }

    private void lead(String owner, int minutes) {
        cells.addAll(Contributions.sum(LeadContributions.of(
                LeadFold.fold("L", Activity.of("L").at("2017-03-01T08:00:00Z", Activity.created("web", owner))
                        .at(Instant.parse("2017-03-01T08:00:00Z").plusSeconds(60L * minutes).toString(), Activity.call(0))
                        .events()),
                REFERENCE,
                UTC)));
    }

    private void closed(String owner, int won, int all) {
        closed(owner, won, all, 10);
    }

    private void closed(String owner, int won, int all, int days) {
        for (int i = 0; i < all; i++) {
            LocalDate day = LocalDate.parse("2017-02-01");
            cells.addAll(Contributions.sum(Contributions.of(
                    DealFold.fold("d", deal("d").on(day.toString(), created("S", owner, "1"))
                            .on(day.plusDays(days).toString(), i < won ? new DealFact.Won(null) : new DealFact.Lost(null, null))
                            .events()),
                    REFERENCE,
                    UTC)));
        }
    }
}
