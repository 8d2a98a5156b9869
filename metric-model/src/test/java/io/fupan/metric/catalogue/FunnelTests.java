package io.fupan.metric.catalogue;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact.PipelineDefined;
import io.fupan.metric.Deals;
import io.fupan.metric.bottleneck.BottleneckDetector;
import io.fupan.metric.bottleneck.Bottlenecks.Finding;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunnelTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate LATER = LocalDate.parse("2017-12-31");

    private static final Reference REFERENCE = Reference.of(List.of(
            new PipelineDefined("sales", 1, List.of("Call", "Demo", "Offer")),
            new PipelineDefined("sales", 2, List.of("Demo", "Offer"), null, null, LocalDate.parse("2017-05-15")),
            new PipelineDefined("sales", 3, List.of("Other"), null, null, LocalDate.parse("2030-01-01")),
            new PipelineDefined("partners", 1, List.of("Pitch", "Deal"))));

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();

    @BeforeEach
    void sell() {
        add(deal("a").on("2017-04-03", created("Call", "Ann", "1")).on("2017-04-05", moved("Demo")));
        add(deal("b").on("2017-05-03", created("Call", "Ann", "1")).on("2017-05-05", moved("Offer")));
        add(deal("c").on("2017-06-03", created("Demo", "Ann", "1")).on("2017-06-05", moved("Offer")));
        add(deal("d").on("2017-06-04", created("Pitch", "Ann", "1")).on("2017-06-07", moved("Deal")));
        add(deal("e").on("2017-06-04", created("Pitch", "Ann", "10")).on("2017-06-08", new DealFact.Won(usd("10"))));
    }

    @Test
    void hasTheStagesOfTheLastDayAndThenTheFormerOnesThatWereStillEntered() {
        assertThat(funnel("2017-04").stages()).extracting(Funnel.Stage::stage).containsExactly("Call", "Demo", "Offer");
        assertThat(funnel("2017-04").stages()).extracting(Funnel.Stage::former).containsOnly(false);
        assertThat(funnel("2017-05").stages()).extracting(Funnel.Stage::stage).containsExactly("Demo", "Offer", "Call");
        assertThat(funnel("2017-05").stages()).extracting(Funnel.Stage::former).containsExactly(false, false, true);
        assertThat(funnel("2017-06").stages()).extracting(Funnel.Stage::stage).containsExactly("Demo", "Offer");
    }

    @Test
    void countsADealByTheDefinitionOfTheDayItEntered() {
        Funnel.Stage call = funnel("2017-05").stages().getLast();

        assertThat(call.entered()).isEqualTo(1);
        assertThat(call.progressed()).isEqualTo(1);
    }

    @Test
    void testsAFormerStageForABottleneckWhileItIsEnteredAndSaysSo() {
        assertThat(findings("2017-05")).extracting(Finding::stage).contains("Call", "Demo", "Offer");
        assertThat(findings("2017-05")).filteredOn(Finding::former).extracting(Finding::stage).containsOnly("Call");
        assertThat(findings("2017-06")).extracting(Finding::stage).containsOnly("Demo", "Offer");
    }

    @Test
    void takesTheStagesAfterTheOneThatCountsFromThePipelineThatHasIt() {
        MetricQuery query = MetricQuery.of("pipelineVelocity", Scope.ORG, Period.parse("2017-06", LATER));

        assertThat(openDeals(query.withStage("Pitch"))).isEqualByComparingTo("1");
        assertThat(openDeals(query.withStage("Demo"))).isEqualByComparingTo("3");
        assertThat(openDeals(query.withStage("Call"))).isEqualByComparingTo("0");
    }

    private BigDecimal openDeals(MetricQuery query) {
        return catalogue.evaluate(cells, REFERENCE, query).details().parts().get("openDeals").value().number();
    }

    private Funnel funnel(String period) {
        return catalogue.funnel(cells, REFERENCE, Scope.ORG, Period.parse(period, LATER), "sales", 90);
    }

    private List<Finding> findings(String period) {
        return new BottleneckDetector(catalogue)
                .detect(cells, REFERENCE, Scope.ORG, Period.parse(period, LATER), "sales", 90)
                .findings();
    }

    private static DealFact moved(String stage) {
        return new DealFact.StageChanged(stage, null, null);
    }

    private void add(Deals deal) {
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("d", deal.events()), REFERENCE, UTC)));
    }
}
