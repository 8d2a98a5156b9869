package io.fupan.ingest.said;

import io.fupan.event.customer.CustomerFact;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what a billing or survey system says in one delivery.
 *
 * @param translation into our words
 */
public record Facts(Translation translation) {

    /** Of a delivery that came through the connection. */
    public static Facts of(Connection connection, Delivery delivery) {
        return new Facts(new Translation(connection, delivery.receivedAt(), delivery.receipt()));
    }

    /** A fact of a customer; the subject is the account. */
    public Recorded customer(String id, String account, Instant time, CustomerFact fact) {
        return translation.customer(account, id, time, fact);
    }

    /**
     * An answer; the subject is the respondent.
     *
     * @param id names the answer, whatever is changed in it later
     * @param revision grows with each change of the answer, compared as text; {@code null} if it cannot change
     */
    public Recorded feedback(
            String id, String respondent, Instant time, @Nullable String revision, FeedbackFact fact) {
        return translation.feedback(respondent, id, time, revision, fact);
    }

    /** The name of an account, or, for one that has no name here, the system's id in the connection's own space. */
    public String account(String id) {
        return translation.words().account(id);
    }

    /** The name of an account that a person wrote down, perhaps as an alias. */
    public String accountCalled(String word) {
        return connection().mapping().accounts().getOrDefault(word, word);
    }

    /** An id of the system in the connection's own space, so that it is no other system's id. */
    public String own(String id) {
        return connection().name() + ':' + id;
    }

    /** A setting of the connection. */
    public String setting(String name, String otherwise) {
        return connection().settings().getOrDefault(name, otherwise);
    }

    private Connection connection() {
        return translation.connection();
    }
}
