package io.fupan.event.feedback;

import io.fupan.event.Fact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer to a question asked of customers or of the team. */
public sealed interface FeedbackFact extends Fact {

    /**
     * A customer answered; the event's subject is the respondent.
     *
     * @param instrument {@code nps} (0 to 10) or {@code csat} (1 to {@code scale})
     * @param score the answer
     * @param scale the highest score that could be given
     * @param account the customer account, if known
     * @param deal the deal the question was about, if it was about one
     * @param text what the customer wrote
     */
    record CustomerAnswered(
            String instrument,
            Integer score,
            Integer scale,
            @Nullable String account,
            @Nullable String deal,
            @Nullable String text)
            implements FeedbackFact {}

    /**
     * A member of a team answered without giving a name; the event's subject is the survey, its time is coarsened to
     * the day, and its id says nothing about the person.
     *
     * @param survey the survey
     * @param team the team, which is all that is known about the person
     * @param score 1 (disagree) to 5 (agree)
     * @param theme what the answer is about, for example {@code quote approval}
     * @param text free text, shown only where enough answers hide the person
     */
    record TeamAnswered(String survey, String team, Integer score, @Nullable String theme, @Nullable String text)
            implements FeedbackFact {}

    /** An answer of a kind this version does not know; kept, counted, and of no effect. */
    record Unknown(JsonNode data) implements FeedbackFact {}
}
