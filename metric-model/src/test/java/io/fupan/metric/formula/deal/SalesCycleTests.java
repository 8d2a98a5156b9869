package io.fupan.metric.formula.deal;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.imputed;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact.AliasDefined;
import io.fupan.event.reference.ReferenceFact.PipelineDefined;
import io.fupan.metric.formula.Histories;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Window;
import io.fupan.metric.reference.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesCycleTests {

    /** Qualified from the demo on; from May on from the offer on. */
    private static final Reference REFERENCE = Reference.of(List.of(
            new PipelineDefined("sales", 1, List.of("Call", "Demo", "Offer"), null, null, null, "Demo"),
            new PipelineDefined(
                    "sales", 2, List.of("Call", "Demo", "Offer"), null, null, LocalDate.parse("2017-05-01"), "Offer"),
            new AliasDefined("stage", "Show", "Demo")));

    private final Histories deals = new Histories(REFERENCE);

    @Test
    void countsFromTheStageInWhichADealIsQualifiedBesideTheCreation() {
        deals.add(deal("d")
                .on("2017-03-01", created("Call", "Ann", "1"))
                .on("2017-03-11", moved("Show"))
                .on("2017-03-15", moved("Offer"))
                .on("2017-03-18", new DealFact.Won(null)));

        assertThat(cycle("won").value()).isEqualByComparingTo("17");
        assertThat(cycle("wonSinceQualified").value()).isEqualByComparingTo("7");
    }

    @Test
    void countsFromALaterStageIfTheDealWasNeverInTheFirstOne() {
        deals.add(deal("d")
                .on("2017-03-01", created("Call", "Ann", "1"))
                .on("2017-03-15", moved("Offer"))
                .on("2017-03-18", new DealFact.Lost(null, null)));

        assertThat(cycle("lostSinceQualified").value()).isEqualByComparingTo("3");
        assertThat(cycle("closedSinceQualified").value()).isEqualByComparingTo("3");
        assertThat(cycle("wonSinceQualified").n()).isZero();
    }

    @Test
    void aStepBackTakesNoQualificationBack() {
        deals.add(deal("d")
                .on("2017-03-01", created("Demo", "Ann", "1"))
                .on("2017-03-05", moved("Call"))
                .on("2017-03-15", moved("Demo"))
                .on("2017-03-18", new DealFact.Won(null)));

        assertThat(cycle("wonSinceQualified").value()).isEqualByComparingTo("17");
    }

    @Test
    void asksTheDefinitionOfTheDay() {
        deals.add(deal("d")
                .on("2017-05-01", created("Demo", "Ann", "1"))
                .on("2017-05-11", moved("Offer"))
                .on("2017-05-12", new DealFact.Won(null)));

        assertThat(cycle("wonSinceQualified").value()).isEqualByComparingTo("1");
    }

    @Test
    void leavesOutAndCountsDealsThatWereNeverQualified() {
        deals.add(deal("d").on("2017-03-01", created("Call", "Ann", "1")).on("2017-03-18", new DealFact.Won(null)));

        Reading reading = cycle("wonSinceQualified");

        assertThat(reading.value()).isNull();
        assertThat(reading.reason()).isEqualTo(Reasons.NO_KNOWN_DURATION);
        assertThat(reading.excluded()).isEqualTo(Map.of("neverQualified", 1L));
    }

    @Test
    void saysOfHowManyDealsItIsNotKnown() {
        deals.add(deal("a").on("2017-03-18", new DealFact.Won(null)));
        deals.add(deal("b").on("2017-03-01", imputed("Demo", "Ann", "1")).on("2017-03-18", new DealFact.Won(null)));

        assertThat(cycle("wonSinceQualified").excluded()).isEqualTo(Map.of("qualificationUnknown", 2L));
    }

    @Test
    void nothingIsKnownWhereNoPipelineSaysWhichStageItIs() {
        Histories unstated = new Histories(
                Reference.of(List.of(new PipelineDefined("sales", 1, List.of("Call", "Demo", "Offer")))));
        unstated.add(deal("d").on("2017-03-01", created("Demo", "Ann", "1")).on("2017-03-18", new DealFact.Won(null)));

        assertThat(cycle(unstated, "wonSinceQualified").excluded()).isEqualTo(Map.of("qualificationUnknown", 1L));
        assertThat(cycle(unstated, "won").value()).isEqualByComparingTo("17");
    }

    private Reading cycle(String variant) {
        return cycle(deals, variant);
    }

    private static Reading cycle(Histories deals, String variant) {
        Window window = deals.window("org", "2017");
        return DurationFormulas.salesCycle(window, Histories.query(window, variant).withStatistic("median"));
    }

    private static DealFact moved(String stage) {
        return new DealFact.StageChanged(stage, null, null);
    }
}
