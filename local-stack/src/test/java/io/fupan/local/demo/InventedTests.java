package io.fupan.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class InventedTests {

    private static final SalesData DATA = SalesData.read();

    @Test
    void saysOfEveryInventedRecordThatItIs() {
        InventedFeedback feedback = new InventedFeedback(DATA);

        assertThat(InventedCompetitors.of(DATA)).isNotEmpty().allMatch(event -> "invented".equals(event.provenance()));
        assertThat(feedback.customers()).isNotEmpty().allMatch(InventedTests::isMarked);
        assertThat(feedback.team()).isNotEmpty().allMatch(InventedTests::isMarked);
        assertThat(ReferenceEvents.invented(new InventedPlans(DATA).spend())).allMatch(event -> "invented".equals(event.provenance()));
    }

    @Test
    void inventsTheSameEveryTime() {
        assertThat(new InventedFeedback(DATA).customers()).isEqualTo(new InventedFeedback(DATA).customers());
    }

    @Test
    void setsTheOrganisationsTargetToTheSumOfItsTeams() {
        List<ReferenceFact.TargetSet> quarter = new InventedPlans(DATA)
                .targets().stream().filter(target -> target.period().equals("2017-Q2")).toList();

        BigDecimal teams = quarter.stream()
                .filter(target -> target.scope().startsWith("team:"))
                .map(ReferenceFact.TargetSet::amount)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(quarter).hasSize(7);
        assertThat(quarter.getLast().amount().amount()).isEqualByComparingTo(teams).isPositive();
    }

    @Test
    void asksEnoughMembersOfEachTeamThatNobodyCanBeRecognised() {
        assertThat(new InventedFeedback(DATA)
                        .team().stream()
                                .collect(Collectors.groupingBy(
                                        answer -> answer.get("survey") + " " + answer.get("team"),
                                        Collectors.counting()))
                                .values())
                .hasSize(24)
                .allMatch(count -> count >= 5);
    }

    @Test
    void staysWithinTheScaleOfEachQuestion() {
        assertThat(new InventedFeedback(DATA).customers()).allSatisfy(answer -> {
            int least = answer.get("instrument").asString().equals("nps") ? 0 : 1;
            assertThat(answer.get("score").asInt()).isBetween(least, answer.get("scale").asInt());
        });
    }

    @Test
    void saysOnlyWhatTheContractsCanRead() {
        List<Event<ReferenceFact>> events = ReferenceEvents.real(DATA);

        assertThat(events)
                .hasSize(1 + 2 + 7 + 85 + 35)
                .allSatisfy(event -> assertThat(Families.REFERENCE.read(Families.REFERENCE.toJson(event))).isEqualTo(event));
    }

    private static boolean isMarked(ObjectNode answer) {
        return answer.get("provenance").asString().equals("invented");
    }
}
