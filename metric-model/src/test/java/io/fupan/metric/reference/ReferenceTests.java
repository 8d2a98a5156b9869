package io.fupan.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact.AccountDefined;
import io.fupan.event.reference.ReferenceFact.AliasDefined;
import io.fupan.event.reference.ReferenceFact.PipelineDefined;
import io.fupan.event.reference.ReferenceFact.ProductDefined;
import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import io.fupan.event.reference.ReferenceFact.RosterLeft;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTests {

    private static final LocalDate MARCH = LocalDate.parse("2017-03-01");
    private static final LocalDate MAY = LocalDate.parse("2017-05-01");

    @Test
    void followsAliasesToTheEndOfTheChain() {
        Reference reference =
                Reference.of(List.of(new AliasDefined("product", "a", "b"), new AliasDefined("product", "b", "c")));

        assertThat(reference.product("a")).isEqualTo("c");
    }

    @Test
    void endsARingOfAliasesAtTheSameNameFromEveryEntry() {
        Reference reference = Reference.of(List.of(
                new AliasDefined("rep", "x", "b"), new AliasDefined("rep", "b", "a"), new AliasDefined("rep", "a", "b")));

        assertThat(List.of(reference.rep("x"), reference.rep("a"), reference.rep("b"))).containsOnly("a");
    }

    @Test
    void findsSeriesAndSegmentThroughAliases() {
        Reference reference = Reference.of(List.of(
                new ProductDefined("GTX Pro", "GTX", null),
                new AliasDefined("product", "GTXPro", "GTX Pro"),
                new AccountDefined("Acme", "technolgy", null),
                new AliasDefined("segment", "technolgy", "technology")));

        assertThat(reference.seriesOf("GTXPro")).isEqualTo("GTX");
        assertThat(reference.segmentOf("Acme")).isEqualTo("technology");
        assertThat(reference.known("segment")).containsExactly(Scope.parse("segment:technology"));
    }

    @Test
    void datesTheRoster() {
        Reference reference = Reference.of(
                List.of(new RosterAssigned("Ann", "Tina", "East", MARCH), new RosterAssigned("Ann", "Tom", null, MAY)));

        assertThat(reference.assignment("Ann", MARCH.minusDays(1))).isNull();
        assertThat(reference.assignment("Ann", MAY.minusDays(1))).isEqualTo(new Assignment("Tina", "East"));
        assertThat(reference.assignment("Ann", MAY)).isEqualTo(new Assignment("Tom", null));
        assertThat(reference.rosterChanges("Ann", MARCH, null)).containsExactly(MAY);
        assertThat(reference.rosterChanges("Ann", MARCH, MAY.minusDays(1))).isEmpty();
    }

    @Test
    void knowsNoTeamOfARepresentativeWhoHasLeft() {
        Reference reference = Reference.of(
                List.of(new RosterAssigned("Ann", "Tina", "East", null), new RosterLeft("Ann", MAY)));

        assertThat(reference.assignment("Ann", MAY.minusDays(1))).isEqualTo(new Assignment("Tina", "East"));
        assertThat(reference.assignment("Ann", MAY)).isNull();
        assertThat(reference.rosterChanges("Ann", MARCH, null)).containsExactly(MAY);
        assertThat(reference.known("team")).containsExactly(Scope.parse("team:Tina"));
    }

    @Test
    void takesAnAssignmentOnTheDayOfLeavingForAMove() {
        Reference reference = Reference.of(List.of(
                new RosterAssigned("Ann", "Tina", null, MARCH),
                new RosterLeft("Ann", MAY),
                new RosterAssigned("Ann", "Tom", null, MAY)));

        assertThat(reference.assignment("Ann", MAY)).isEqualTo(new Assignment("Tom", null));
    }

    @Test
    void datesThePipelines() {
        Reference reference = Reference.of(List.of(
                new PipelineDefined("sales", 1, List.of("A", "B")),
                new PipelineDefined("sales", 2, List.of("A", "C"), List.of("Won"), List.of("Lost"), MAY)));

        assertThat(reference.stages("sales", MAY.minusDays(1))).containsExactly("A", "B");
        assertThat(reference.stages("sales", MAY)).containsExactly("A", "C");
        assertThat(reference.stages(null, MAY)).containsExactly("A", "C");
        assertThat(reference.formerStages("sales", MAY)).containsExactly("B");
        assertThat(reference.formerStages("sales", MAY.minusDays(1))).isEmpty();
    }

    @Test
    void letsTheFirstDefinitionOfAPipelineHoldBeforeItsDay() {
        Reference reference = Reference.of(List.of(
                new PipelineDefined("sales", 1, List.of("A", "B"), null, null, MAY),
                new PipelineDefined("sales", 2, List.of("C"), null, null, MAY.plusYears(1))));

        assertThat(reference.stages("sales", MARCH)).containsExactly("A", "B");
        assertThat(reference.stages("sales", MAY.plusMonths(1))).containsExactly("A", "B");
        assertThat(reference.formerStages("sales", MARCH)).isEmpty();
    }

    @Test
    void knowsFromWhichStageOnADealIsQualified() {
        Reference reference = Reference.of(List.of(
                new PipelineDefined("sales", 1, List.of("A", "B", "C"), null, null, null, "B"),
                new PipelineDefined("sales", 2, List.of("A", "C"), null, null, MAY),
                new PipelineDefined("sales", 3, List.of("A", "C"), null, null, MAY.plusYears(1), "D")));

        assertThat(reference.qualifiedStages("sales", MARCH)).containsExactly("B", "C");
        assertThat(reference.qualifiedStages("sales", MAY)).isEmpty();
        assertThat(reference.qualifiedStages("sales", MAY.plusYears(1))).isEmpty();
        assertThat(reference.qualifiedStages("other", MARCH)).isEmpty();
    }

    @Test
    void findsAStageInWhateverPipelineHasItOnTheDay() {
        Reference reference = Reference.of(List.of(
                new PipelineDefined("sales", 1, List.of("A", "B", "C")),
                new PipelineDefined("sales", 2, List.of("A", "C"), null, null, MAY),
                new PipelineDefined("partners", 1, List.of("D", "E"))));

        assertThat(reference.stagesFrom("B", MARCH)).containsExactly("B", "C");
        assertThat(reference.stagesFrom("B", MAY)).isEmpty();
        assertThat(reference.stagesFrom("D", MAY)).containsExactly("D", "E");
    }

    @Test
    void givesADealOfUnknownThingsTheScopesThatItNames() {
        assertThat(Reference.empty().scopes(new Dimensions("Ann", "GTX", "Acme", null), MARCH, List.of()))
                .containsExactly(Scope.ORG, Scope.parse("rep:Ann"), Scope.parse("product:GTX"));
    }

    @Test
    void givesADealThePairsOfItsScopes() {
        Reference reference = Reference.of(List.of(
                new RosterAssigned("Ann", "Tina", null, null), new AccountDefined("Acme", "retail", "Japan")));

        assertThat(reference.scopes(
                        new Dimensions("Ann", "GTX", "Acme", "web"),
                        MARCH,
                        List.of("team*product", "team*segment", "office*product")))
                .extracting(Scope::toString)
                .containsExactly(
                        "org", "rep:Ann", "team:Tina", "product:GTX", "segment:retail", "region:Japan", "source:web",
                        "team*product:Tina*GTX", "team*segment:Tina*retail");
    }

    @Test
    void takesTheOnlyPipelineWhenADealNamesNone() {
        Reference one = Reference.of(List.of(new PipelineDefined("sales", 1, List.of("A", "B"))));
        Reference two = Reference.of(List.of(
                new PipelineDefined("sales", 1, List.of("A", "B")), new PipelineDefined("partners", 1, List.of("C"))));

        assertThat(one.stages(null, MAY)).containsExactly("A", "B");
        assertThat(two.stages(null, MAY)).isEmpty();
        assertThat(two.stages("partners", MAY)).containsExactly("C");
    }

    @Test
    void findsNoMoneyInATargetThatIsACount() {
        Reference reference = Reference.of(List.of(
                new TargetSet("org", "2017-Q2", "dealsCreated", null, null, new BigDecimal("420"), 1)));

        assertThat(reference.target(Scope.ORG, "2017-Q2", "dealsCreated")).isNull();
        assertThat(reference.targets()).hasSize(1);
    }

    @Test
    void findsATarget() {
        Money target = Money.of("100", "USD");
        Reference reference =
                Reference.of(List.of(new TargetSet("team:Tina", "2017-Q2", "bookings", target, null)));

        assertThat(reference.target(Scope.parse("team:Tina"), "2017-Q2", "bookings")).isEqualTo(target);
        assertThat(reference.target(Scope.ORG, "2017-Q2", "bookings")).isNull();
    }
}
