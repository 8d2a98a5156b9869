package io.fupan.feedback.answer;

import io.fupan.event.Event;
import io.fupan.event.feedback.FeedbackFact;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a member of a team answered; who it was is not known here or anywhere.
 *
 * @param identity of the event; says nothing about the person
 * @param survey the survey
 * @param team the team
 * @param score 1 to 5
 * @param theme what the answer is about, {@link #UNSPECIFIED} if nobody said
 * @param text free text
 * @param answeredOn the day
 * @param provenance {@link Event#INVENTED} or {@code null}
 */
public record TeamAnswer(
        String identity,
        String survey,
        String team,
        int score,
        String theme,
        @Nullable String text,
        LocalDate answeredOn,
        @Nullable String provenance) {

    /** The theme of answers without one. */
    public static final String UNSPECIFIED = "unspecified";

    /** Oldest first; equal for equal answers only. */
    static final Comparator<TeamAnswer> IN_TIME =
            Comparator.comparing(TeamAnswer::answeredOn).thenComparing(TeamAnswer::toString);

    static TeamAnswer of(Event<FeedbackFact> event, FeedbackFact.TeamAnswered fact) {
        return new TeamAnswer(
                event.identity(),
                fact.survey(),
                fact.team(),
                fact.score(),
                fact.theme() == null ? UNSPECIFIED : fact.theme(),
                fact.text(),
                LocalDate.ofInstant(event.time(), ZoneOffset.UTC),
                event.provenance());
    }

    static TeamAnswer of(Document document) {
        return new TeamAnswer(
                document.getString("_id"),
                document.getString("survey"),
                document.getString("team"),
                document.getInteger("score"),
                document.getString("theme"),
                document.getString("text"),
                LocalDate.parse(document.getString("answeredOn")),
                document.getString("provenance"));
    }

    Document document() {
        return new Document("_id", identity)
                .append("survey", survey)
                .append("team", team)
                .append("score", score)
                .append("theme", theme)
                .append("text", text)
                .append("answeredOn", answeredOn.toString())
                .append("provenance", provenance);
    }
}
