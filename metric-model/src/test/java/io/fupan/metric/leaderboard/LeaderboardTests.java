package io.fupan.metric.leaderboard;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    private Leaderboard board(String metric) {
        MetricQuery query = MetricQuery.of(metric, Scope.ORG, Period.parse("2017", LocalDate.parse("2017-12-31")));
        BigDecimal all = catalogue.reading(cells, REFERENCE, query).value();
        return Leaderboard.of(
                catalogue.ranking(cells, REFERENCE, query, "rep"), metric.equals("winRate") ? Figure.number(all) : null);
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
