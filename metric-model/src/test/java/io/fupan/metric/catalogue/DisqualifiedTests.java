package io.fupan.metric.catalogue;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact.AliasDefined;
import io.fupan.metric.Deals;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses of what was no deal to win. */
class DisqualifiedTests {

    private static final LocalDate TODAY = LocalDate.parse("2017-12-31");
    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reference REFERENCE =
            Reference.of(List.of(new AliasDefined("loss-reason", "was there already", "DUPLICATE")));

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();

    @ParameterizedTest
    @ValueSource(strings = {"winRate", "strictWinRate"})
    void ratesLeaveThemOutAndCountThemByReason(String metric) {
        addOneOfEach(UTC);

        MetricValue value = evaluate(metric, "org");

        assertThat(value.value().number()).isEqualByComparingTo("0.5");
        assertThat(value.n()).isEqualTo(2);
        assertThat(value.excluded()).isEqualTo(Map.of("disqualified:NO_PROJECT", 1L, "disqualified:DUPLICATE", 1L));
    }

    @Test
    void soDoTheRatesWithinOtherMetrics() {
        addOneOfEach(UTC);
        add(deal("w2").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(usd("1"))), UTC);

        assertThat(part("pipelineVelocity", "winRate")).isEqualTo(2.0 / 3);
        assertThat(part("concentration", "winRateWithoutLargest")).isEqualTo(0.5);
    }

    @Test
    void theyStayLosses() {
        addOneOfEach(UTC);

        assertThat(evaluate("dealsLost", "org").value().number()).isEqualByComparingTo("3");
        assertThat(evaluate("lossReasons", "loss-reason:DUPLICATE").value().asDouble()).isEqualTo(1.0 / 3);
    }

    @Test
    void anInstallationNamesItsOwnReasonsUnderAnySpelling() {
        addOneOfEach(UTC.disqualifying(List.of("was there already", " ")));

        assertThat(evaluate("winRate", "org").excluded()).isEqualTo(Map.of("disqualified:DUPLICATE", 1L));
        assertThat(evaluate("winRate", "org").n()).isEqualTo(3);
    }

    @Test
    void pairsOfScopesKnowThemToo() {
        addOneOfEach(UTC);

        MetricValue value = evaluate("winRate", "rep*product:Ann*GTX Pro");

        assertThat(value.n()).isEqualTo(2);
        assertThat(value.excluded()).containsEntry("disqualified:NO_PROJECT", 1L);
    }

    @Test
    void oneThatAlsoClosedBeforeItWasCreatedIsLeftOutOnce() {
        addOneOfEach(UTC);
        add(deal("e")
                .on("2017-05-08", created("A", "Ann", "1"))
                .on("2017-05-02", new DealFact.Lost("NO_PROJECT", null)), UTC);

        MetricValue value = evaluate("winRate", "org");

        assertThat(value.n()).isEqualTo(2);
        assertThat(value.excluded()).containsEntry("closedBeforeCreated", 1L).containsEntry("disqualified:NO_PROJECT", 1L);
    }

    @Test
    void whatNoSourceDatesIsLeftOutAsWell() {
        add(deal("u").on("2017-05-02", new DealFact.Lost("NO_PROJECT", null)), UTC);

        assertThat(evaluate("winRate", "org").n()).isZero();
    }

    private void addOneOfEach(Reporting reporting) {
        add(deal("w").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(usd("1"))), reporting);
        add(lost("p", "price"), reporting);
        add(lost("n", "NO_PROJECT"), reporting);
        add(lost("t", "was there already"), reporting);
    }

    private static Deals lost(String id, String reason) {
        return deal(id).on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Lost(reason, null));
    }

    private void add(Deals deal, Reporting reporting) {
        String id = deal.events().getFirst().subject();
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold(id, deal.events()), REFERENCE, reporting)));
    }

    private double part(String metric, String name) {
        return evaluate(metric, "org").details().parts().get(name).value().asDouble();
    }

    private MetricValue evaluate(String metric, String scope) {
        return catalogue.evaluate(
                cells, REFERENCE, MetricQuery.of(metric, Scope.parse(scope), Period.parse("2017", TODAY)));
    }
}
