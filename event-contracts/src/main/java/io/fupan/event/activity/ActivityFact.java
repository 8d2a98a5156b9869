package io.fupan.event.activity;

import io.fupan.event.Fact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something done to win a customer; the event's subject is the deal, else the account, else the lead it is about. */
public sealed interface ActivityFact extends Fact {

    /**
     * Somebody did something.
     *
     * @param kind {@code call}, {@code meeting}, {@code email}, {@code note}, {@code task} or {@code other}
     * @param actor the representative who did it
     * @param deal the deal it was about
     * @param account the customer account it was about
     * @param lead the lead it was about
     * @param direction {@code in} or {@code out}
     * @param seconds how long it took
     * @param automatic whether a machine did it, for example a mail of a sequence
     */
    record Logged(
            String kind,
            @Nullable String actor,
            @Nullable String deal,
            @Nullable String account,
            @Nullable String lead,
            @Nullable String direction,
            @Nullable Integer seconds,
            @Nullable Boolean automatic)
            implements ActivityFact {}

    /** Somebody became interested. */
    record LeadCreated(String lead, @Nullable String channel, @Nullable String owner, @Nullable String account)
            implements ActivityFact {}

    /** The lead was handed to a representative. */
    record LeadAssigned(String lead, String owner) implements ActivityFact {}

    /** The lead became a deal or a customer. */
    record LeadConverted(String lead, @Nullable String deal, @Nullable String account) implements ActivityFact {}

    /** The lead came to nothing. */
    record LeadDisqualified(String lead, @Nullable String reason) implements ActivityFact {}

    /** A fact of a kind this version does not know; kept, counted, and of no effect. */
    record Unknown(JsonNode data) implements ActivityFact {}
}
