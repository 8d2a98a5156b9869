package io.fupan.feedback.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.event.Event;
import io.fupan.event.feedback.FeedbackFact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a customer answered.
 *
 * @param identity of the event
 * @param respondent who answered
 * @param instrument {@code nps} or {@code csat}
 * @param score the answer
 * @param scale the highest score that could be given
 * @param account the customer account, if known
 * @param deal the deal the question was about, if it was about one
 * @param text what the customer wrote
 * @param answeredAt when
 * @param provenance {@link Event#INVENTED} or {@code null}
 * @param revision grows, compared as text, where the source lets an answer be changed; otherwise {@code null}
 */
public record CustomerAnswer(
        @JsonIgnore String identity,
        String respondent,
        String instrument,
        int score,
        int scale,
        @Nullable String account,
        @Nullable String deal,
        @Nullable String text,
        Instant answeredAt,
        @Nullable String provenance,
        @JsonIgnore @Nullable String revision) {

    /** Oldest first; equal for equal answers only. */
    public static final Comparator<CustomerAnswer> IN_TIME =
            Comparator.comparing(CustomerAnswer::answeredAt).thenComparing(CustomerAnswer::toString);

    /** Of several answers with one identity: the latest revision first, then the oldest. */
    static final Comparator<CustomerAnswer> STANDING = Comparator.comparing(
                    CustomerAnswer::revision, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .reversed()
            .thenComparing(IN_TIME);

    static CustomerAnswer of(Event<FeedbackFact> event, FeedbackFact.CustomerAnswered fact) {
        return new CustomerAnswer(
                event.identity(),
                event.subject(),
                fact.instrument(),
                fact.score(),
                fact.scale(),
                fact.account(),
                fact.deal(),
                fact.text(),
                event.time().truncatedTo(ChronoUnit.MILLIS), // as exact as the store
                event.provenance(),
                event.sequence());
    }

    static CustomerAnswer of(Document document) {
        return new CustomerAnswer(
                document.getString("_id"),
                document.getString("respondent"),
                document.getString("instrument"),
                document.getInteger("score"),
                document.getInteger("scale"),
                document.getString("account"),
                document.getString("deal"),
                document.getString("text"),
                document.getDate("answeredAt").toInstant(),
                document.getString("provenance"),
                document.getString("revision"));
    }

    Document document() {
        return new Document("_id", identity)
                .append("respondent", respondent)
                .append("instrument", instrument)
                .append("score", score)
                .append("scale", scale)
                .append("account", account)
                .append("deal", deal)
                .append("text", text)
                .append("answeredAt", Date.from(answeredAt))
                .append("provenance", provenance)
                .append("revision", revision);
    }
}
