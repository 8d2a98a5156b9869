package io.fupan.report.retro;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.retro.RetroFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetroTests {

    private final Retro fresh = RetroProjection.next(
            null, event("e1", new RetroFact.Created("2017-Q4", "org", LocalDate.of(2018, 1, 1), null, "ann")));

    @Test
    void goesThroughAllPhases() {
        Retro closed = fresh.after(event("e2", moved("REVIEWING", 1)))
                .after(event("e3", moved("SUMMARISING", 2)))
                .after(event("e4", moved("CLOSED", 3)));

        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
        assertThat(closed.version()).isEqualTo(4);
        assertThat(closed.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PREPARING", "SUMMARISING", "CLOSED", "DREAMING"})
    void refusesAnIllegalMoveAndChangesNothing(String to) {
        Retro after = fresh.after(event("e2", moved(to, 1)));

        assertThat(after.phase()).isEqualTo(Phase.PREPARING);
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.refusalOf("e2").reason()).isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void letsTheFirstOfTwoWin() {
        Retro after = fresh.after(event("first", moved("REVIEWING", 1))).after(event("second", moved("REVIEWING", 1)));

        assertThat(after.version()).isEqualTo(2);
        assertThat(after.refusalOf("first")).isNull();
        assertThat(after.refusalOf("second").reason()).isEqualTo("STALE_VERSION");
    }

    @Test
    void appliesARepeatedEventOnce() {
        Event<RetroFact> event = event("e2", moved("REVIEWING", 1));

        assertThat(fresh.after(event).after(event)).isEqualTo(fresh.after(event));
    }

    @Test
    void refusesASecondReportOfTheSameRevision() {
        Retro after = fresh.after(event("e2", new RetroFact.ReportIssued("r1", 1, "h", null, "ann")))
                .after(event("e3", new RetroFact.ReportIssued("r2", 1, "h", null, "bo")));

        assertThat(after.reports()).extracting(Retro.IssuedReport::id).containsExactly("r1");
        assertThat(after.refusalOf("e3").reason()).isEqualTo("STALE_VERSION");
    }

    @Test
    void takesNoActionOnceClosed() {
        Retro closed = List.of("REVIEWING", "SUMMARISING", "CLOSED").stream()
                .reduce(
                        fresh,
                        (retro, to) -> retro.after(event(to, moved(to, retro.version()))),
                        (one, other) -> other);

        Retro after = closed.after(event(
                "late", new RetroFact.ActionCreated("a", "do", null, "ann", LocalDate.of(2018, 2, 1), 4, "ann")));

        assertThat(after.actions()).isEmpty();
        assertThat(after.refusalOf("late").reason()).isEqualTo("ILLEGAL_MOVE");
    }

    private static RetroFact moved(String to, int expected) {
        return new RetroFact.PhaseChanged(to, expected, "ann");
    }

    private static Event<RetroFact> event(String id, RetroFact fact) {
        return new Event<>(
                id, "/report", Families.RETRO.typeOf(fact.getClass()), "r", Instant.EPOCH, null, null, null, null, fact);
    }
}
