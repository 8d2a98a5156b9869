package io.fupan.event.retro;

import io.fupan.event.Fact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A fact of a retrospective's life, or an attempt at one; the event's subject is the retro's id. Events are applied in
 * the order of the log: one whose {@code expectedVersion} is not the retro's version by then is refused.
 */
public sealed interface RetroFact extends Fact {

    /**
     * The retro was opened.
     *
     * @param period for example {@code 2017-Q4}
     * @param scope for example {@code team:Rocco Neubert}
     * @param asOf the day from whose point of view the period is looked at
     * @param goal what the retro is to improve, if somebody said
     * @param by who opened it
     */
    record Created(String period, String scope, LocalDate asOf, @Nullable Goal goal, String by) implements RetroFact {}

    /** What a retro is to improve: a metric of the catalogue, and the aim in words. */
    record Goal(String metric, @Nullable String text) {}

    /** The retro went to another phase. */
    record PhaseChanged(String to, Integer expectedVersion, String by) implements RetroFact {}

    /**
     * A report was issued for the retro.
     *
     * @param report the report's id
     * @param revision counts from 1; a revision that is already there is refused
     * @param hash of the report's content
     */
    record ReportIssued(String report, Integer revision, String hash, @Nullable Integer expectedVersion, String by)
            implements RetroFact {}

    /**
     * An action was agreed on; what a report suggests is none.
     *
     * @param action the action's id
     * @param text what is to be done
     * @param metric the metric it is to move; {@code null} if its effect is not measurable
     * @param owner who does it
     * @param due until when
     */
    record ActionCreated(
            String action,
            String text,
            @Nullable String metric,
            String owner,
            LocalDate due,
            Integer expectedVersion,
            String by)
            implements RetroFact {}

    /** A fact of a kind this version does not know; kept, counted, and of no effect. */
    record Unknown(JsonNode data) implements RetroFact {}
}
