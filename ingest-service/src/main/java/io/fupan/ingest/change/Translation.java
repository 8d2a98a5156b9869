package io.fupan.ingest.change;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in our events what came through a connection in one delivery.
 *
 * @param connection whose words they are
 * @param receivedAt when they came
 * @param receipt the delivery they came in
 */
public record Translation(Connection connection, Instant receivedAt, String receipt) {

    /** What a change comes to that says nothing we keep. */
    public static final Item NO_CHANGE = new Item.Ignored("NO_CHANGE");

    /**
     * A deal's change.
     *
     * @throws Rejected if a value is none that the field can have
     */
    public Item deal(DealChange change) {
        return itemOf(DealEvents.of(change, this));
    }

    /**
     * Several changes of one deal, told as one item.
     *
     * @throws Rejected if a value is none that the field can have
     */
    public Item deals(List<DealChange> changes) {
        return itemOf(changes.stream().flatMap(change -> DealEvents.of(change, this).stream()).toList());
    }

    /**
     * An account's change.
     *
     * @throws Rejected if a value is none that the field can have
     */
    public Item account(AccountChange change) {
        return itemOf(change.events(this));
    }

    /**
     * A lead's change.
     *
     * @throws Rejected if a value is none that the field can have
     */
    public Item lead(LeadChange change) {
        return itemOf(change.events(this));
    }

    /**
     * Something done; ignored if it is about no deal, no account and no lead.
     *
     * @throws Rejected if a value is none that the field can have
     */
    public Item activity(Activity activity) {
        return itemOf(activity.events(this));
    }

    /** The connection's words. */
    public Words words() {
        return new Words(connection);
    }

    /**
     * An event of a deal.
     *
     * @param deal our id, see {@link Words#deal}
     * @param id see {@link FactId}
     * @throws Rejected if the time cannot be
     */
    public Recorded deal(String deal, String id, Instant time, @Nullable String sequence, DealFact fact) {
        return deal(deal, id, time, sequence, null, fact);
    }

    /** An event of a deal that the system wrote down at {@code recordedAt}. */
    Recorded deal(
            String deal,
            String id,
            Instant time,
            @Nullable String sequence,
            @Nullable Instant recordedAt,
            DealFact fact) {
        return record(Families.DEAL, Topics.DEAL_EVENTS, deal, id, time, sequence, recordedAt, fact);
    }

    /**
     * An event of a customer.
     *
     * @param account our id, see {@link Words#account}
     * @param id see {@link FactId}
     * @throws Rejected if the time cannot be
     */
    public Recorded customer(String account, String id, Instant time, CustomerFact fact) {
        return record(Families.CUSTOMER, Topics.CUSTOMER_EVENTS, account, id, time, null, null, fact);
    }

    /**
     * An event of an activity or a lead.
     *
     * @param subject our id of the deal, account or lead
     * @param id see {@link FactId}
     * @throws Rejected if the time cannot be
     */
    public Recorded activity(String subject, String id, Instant time, ActivityFact fact) {
        return record(Families.ACTIVITY, Topics.ACTIVITY_EVENTS, subject, id, time, null, null, fact);
    }

    /**
     * An answer of a customer.
     *
     * @param respondent our id of who answered
     * @param id names the answer, whatever is changed in it later
     * @param revision grows with each change of the answer; of several events about an answer the highest stands
     * @throws Rejected if the time cannot be
     */
    public Recorded feedback(
            String respondent, String id, Instant time, @Nullable String revision, FeedbackFact fact) {
        return record(Families.FEEDBACK, Topics.SURVEY_ANSWERS, respondent, id, time, revision, null, fact);
    }

    private <F extends Fact> Recorded record(
            EventCodec<F> codec,
            Topic topic,
            String subject,
            String id,
            Instant time,
            @Nullable String sequence,
            @Nullable Instant recordedAt,
            F fact) {
        String type = codec.typeOf(fact.getClass());
        Event<F> event =
                new Event<>(id, connection.source(), type, subject, time, sequence, recordedAt, receipt, null, fact);
        return Recorded.of(codec, topic, event, receivedAt);
    }

    private static Item itemOf(List<Recorded> events) {
        return events.isEmpty() ? NO_CHANGE : new Item.Accepted(events);
    }
}
