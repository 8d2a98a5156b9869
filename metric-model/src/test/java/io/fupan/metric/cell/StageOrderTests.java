package io.fupan.metric.cell;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact.PipelineDefined;
import io.fupan.metric.Deals;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageOrderTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");

    /** Demo and Offer change places in May, Trial comes in and Call goes; in 2030 all will be other. */
    private static final Reference REFERENCE = Reference.of(List.of(
            new PipelineDefined("sales", 1, List.of("Call", "Demo", "Offer")),
            new PipelineDefined("sales", 2, List.of("Offer", "Demo", "Trial"), null, null, LocalDate.parse("2017-05-01")),
            new PipelineDefined("sales", 3, List.of("Trial", "Other"), null, null, LocalDate.parse("2030-01-01"))));

    @Test
    void ordersWhatWasEnteredBeforeAChangeByTheFormerDefinition() {
        Quantities stages = stages(deal("d")
                .on("2017-04-01", created("Call", "Ann", "1"))
                .on("2017-04-03", moved("Demo"))
                .on("2017-04-08", moved("Offer")));

        assertThat(stages.histogram("progressed@Call")).isEqualTo(Map.of(2L, 1L));
        assertThat(stages.histogram("progressed@Demo")).isEqualTo(Map.of(5L, 1L));
        assertThat(stages.sum("back@Demo")).isZero();
    }

    @Test
    void ordersWhatIsEnteredAfterAChangeByTheNewDefinition() {
        Quantities stages = stages(deal("d")
                .on("2017-05-01", created("Demo", "Ann", "1"))
                .on("2017-05-03", moved("Offer")));

        assertThat(stages.histogram("progressed@Demo")).isEmpty();
        assertThat(stages.sum("back@Demo")).isEqualTo(1);
    }

    @Test
    void comparesWithANewStageByTheDefinitionThatBroughtIt() {
        Quantities stages = stages(deal("d")
                .on("2017-04-28", created("Offer", "Ann", "1"))
                .on("2017-05-08", moved("Trial")));

        assertThat(stages.histogram("progressed@Offer")).isEqualTo(Map.of(10L, 1L));
        assertThat(stages.sum("skipped@Demo")).isEqualTo(1);
    }

    @Test
    void doesNotCompareStagesThatNoDefinitionHasTogether() {
        Quantities stages = stages(deal("d")
                .on("2017-04-28", created("Call", "Ann", "1"))
                .on("2017-05-08", moved("Trial")));

        assertThat(stages.histogram("progressed@Call")).isEmpty();
        assertThat(stages.sum("skipped@Demo")).isZero();
    }

    @Test
    void skipsByAWinTheStagesThatStillLayAhead() {
        Quantities before = stages(deal("d")
                .on("2017-04-28", created("Demo", "Ann", "1"))
                .on("2017-06-01", new DealFact.Won(usd("1"))));
        Quantities after = stages(deal("d")
                .on("2017-05-28", created("Demo", "Ann", "1"))
                .on("2017-06-01", new DealFact.Won(usd("1"))));

        assertThat(before.sum("skipped@Offer")).isEqualTo(1);
        assertThat(before.sum("skipped@Trial")).isZero();
        assertThat(after.sum("skipped@Offer")).isZero();
        assertThat(after.sum("skipped@Trial")).isEqualTo(1);
    }

    private static DealFact moved(String stage) {
        return new DealFact.StageChanged(stage, null, null);
    }

    private static Quantities stages(Deals deal) {
        CellTable cells = new CellTable();
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("d", deal.events()), REFERENCE, UTC)));
        return cells.sum(Scope.ORG, "stages", null, null, true);
    }
}
