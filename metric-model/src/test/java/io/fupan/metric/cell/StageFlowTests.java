package io.fupan.metric.cell;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Deals;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageFlowTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reference REFERENCE = Reference.of(List.of(
            new ReferenceFact.RosterAssigned("Ann", "Tina", "East", null),
            new ReferenceFact.RosterAssigned("Ann", "Tom", "West", LocalDate.parse("2017-03-08")),
            new ReferenceFact.RosterAssigned("Bob", "Tom", "West", null),
            new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging", "Closing"))));

    private final CellTable cells = new CellTable();

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void endsWithWhatItBeganWithAndWhatCameLessWhatWent(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            add(Deals.anyLife(random));
        }

        for (String scope : List.of("org", "rep:Ann", "rep:Bob", "team:Tina", "team:Tom", "office:West", "product:GTX Pro")) {
            for (String stage : List.of("Prospecting", "Engaging", "Closing")) {
                LocalDate from = LocalDate.parse("2017-03-01").plusDays(random.nextInt(12));
                LocalDate to = from.plusDays(random.nextInt(6));
                long before = sum(scope, "open", stage, null, from.minusDays(1));
                long after = sum(scope, "open", stage, null, to);

                assertThat(before + sum(scope, "in", stage, from, to))
                        .as("%s %s %s..%s", scope, stage, from, to)
                        .isEqualTo(after + sum(scope, "out", stage, from, to) + sum(scope, "lost", stage, from, to));
            }
        }
        assertThat(sum("org", "in", "Engaging", null, null)).isPositive();
        assertThat(sum("org", "lost", "Engaging", null, null)).isPositive();
    }

    @Test
    void handsADealFromOneTeamToAnotherWithoutAFlowOfTheOrganisation() {
        add(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-05", new DealFact.OwnerChanged("Bob"))
                .events());

        LocalDate day = LocalDate.parse("2017-03-05");
        assertThat(sum("team:Tina", "out", "Engaging", day, day)).isEqualTo(1);
        assertThat(sum("team:Tom", "in", "Engaging", day, day)).isEqualTo(1);
        assertThat(sum("org", "in", "Engaging", day, day)).isZero();
        assertThat(sum("org", "out", "Engaging", day, day)).isZero();
    }

    @Test
    void countsEachVisitAndTheStepBack() {
        add(deal("d")
                .on("2017-03-01", created("Engaging", "Bob", "100"))
                .on("2017-03-04", new DealFact.StageChanged("Prospecting", null, null))
                .on("2017-03-09", new DealFact.StageChanged("Engaging", null, null))
                .events());

        assertThat(all("visits").sum("visited@Engaging")).isEqualTo(2);
        assertThat(all("visits").histogram("stayed@Engaging")).containsOnly(java.util.Map.entry(3L, 1L));
        assertThat(all("stages").sum("back@Engaging")).isEqualTo(1);
        assertThat(all("stages").sum("left@Prospecting")).isEqualTo(1);
        assertThat(all("stages").sum("back@Prospecting")).isZero();
    }

    private void add(List<io.fupan.event.Event<DealFact>> events) {
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("d", events), REFERENCE, UTC)));
    }

    private Quantities all(String family) {
        return cells.sum(Scope.ORG, family, null, null, true);
    }

    private long sum(String scope, String measure, String stage, LocalDate from, LocalDate to) {
        return cells.sum(Scope.parse(scope), "pipeline", from, to, false).sum(measure + '@' + stage);
    }
}
