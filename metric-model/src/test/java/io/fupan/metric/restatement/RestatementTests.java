package io.fupan.metric.restatement;

import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.Deals;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestatementTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate TODAY = LocalDate.parse("2017-12-31");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());

    private final List<Event<DealFact>> reopened = deal("d")
            .on("2017-01-05", Deals.created("A", "Ann", "10"))
            .on("2017-03-10", new DealFact.Won(usd("10")))
            .on("2017-04-05", new DealFact.Reopened(null))
            .on("2017-04-20", new DealFact.Lost(null, null))
            .events();

    @Test
    void takesAWinThatWasReopenedOutOfItsQuarterAndCitesWhy() {
        List<Event<DealFact>> known = reopened.subList(0, 2);

        assertThat(reported("dealsWon", "2017-Q1", known, reopened).value().number()).isEqualByComparingTo("1");
        assertThat(restated("dealsWon", "2017-Q1", reopened).value().number()).isZero();
        assertThat(restated("dealsLost", "2017-Q2", reopened).value().number()).isEqualByComparingTo("1");
        assertThat(reported("dealsLost", "2017-Q2", known, reopened).value().number()).isZero();
        assertThat(restatements(known, reopened).getFirst().later())
                .extracting(Event::id)
                .containsExactly("d-2", "d-3");
    }

    @Test
    void saysNothingOfADealOfWhichNothingWasSaidSince() {
        assertThat(restatements(reopened, reopened)).isEmpty();
    }

    @Test
    void takesTheSameEventSaidAgainForNoNews() {
        List<Event<DealFact>> twice = new ArrayList<>(reopened);
        twice.addAll(reopened);

        assertThat(restatements(reopened, twice)).isEmpty();
    }

    @Test
    void letsADealThatWasMergedSinceStandForItself() {
        List<Event<DealFact>> known = new ArrayList<>(reopened);
        deal("s").on("2017-02-01", Deals.created("A", "Bob", "7")).events().forEach(known::add);
        List<Event<DealFact>> now = new ArrayList<>(known);
        now.add(Deals.event("m", "d", java.time.Instant.parse("2017-05-01T00:00:00Z"), new DealFact.Merged("s")));

        assertThat(restatements(known, now)).extracting(Restatement::deal).containsExactly("d", "s");
        assertThat(reported("dealsCreated", "2017", known, now).value().number()).isEqualByComparingTo("2");
        assertThat(restated("dealsCreated", "2017", now).value().number()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatWasReportedWhateverHappenedSince(long seed) {
        Random random = new Random(seed);
        List<Event<DealFact>> known = new ArrayList<>();
        List<Event<DealFact>> now = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (Event<DealFact> event : Deals.anyLife(random)) {
                Event<DealFact> of = Deals.event("d" + i + event.id(), "d" + i, event.time(), event.data());
                now.add(of);
                if (random.nextBoolean()) {
                    known.add(of);
                }
            }
        }

        for (String metric : List.of("bookings", "winRate", "dealsOpen", "openPipeline", "salesCycle")) {
            assertThat(reported(metric, "all", known, now)).isEqualTo(restated(metric, "all", known));
        }
    }

    private List<Restatement> restatements(List<Event<DealFact>> known, List<Event<DealFact>> now) {
        DealHistories before = new DealHistories(known);
        DealHistories after = new DealHistories(now);
        return deals(now).stream()
                .map(deal -> Restatement.of(deal, before, after, Reference.empty(), UTC))
                .filter(Objects::nonNull)
                .toList();
    }

    private MetricValue reported(
            String metric, String period, List<Event<DealFact>> known, List<Event<DealFact>> now) {
        CellTable change = new CellTable();
        restatements(known, now).forEach(each -> each.undoIn(change));
        return catalogue.evaluate(new ChangedCells(cells(now), change), Reference.empty(), query(metric, period));
    }

    private MetricValue restated(String metric, String period, List<Event<DealFact>> now) {
        return catalogue.evaluate(cells(now), Reference.empty(), query(metric, period));
    }

    private static CellTable cells(List<Event<DealFact>> events) {
        DealHistories histories = new DealHistories(events);
        CellTable cells = new CellTable();
        deals(events).forEach(deal -> cells.addAll(
                Contributions.sum(Contributions.of(histories.facts(deal), Reference.empty(), UTC))));
        return cells;
    }

    private static TreeSet<String> deals(List<Event<DealFact>> events) {
        TreeSet<String> deals = new TreeSet<>();
        events.forEach(event -> deals.add(event.subject()));
        return deals;
    }

    private static MetricQuery query(String metric, String period) {
        return MetricQuery.of(metric, Scope.ORG, Period.parse(period, TODAY));
    }
}
