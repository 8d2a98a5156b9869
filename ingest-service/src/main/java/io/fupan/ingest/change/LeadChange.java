package io.fupan.ingest.change;

import io.fupan.event.activity.ActivityFact;
import io.fupan.ingest.item.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a system says about one lead at one moment. It belongs to one thread. */
public final class LeadChange {

    private final String id;
    private final Moment moment;
    private @Nullable Instant createdAt;
    private @Nullable String channel;
    private @Nullable String owner;
    private @Nullable String account;
    private boolean converted;
    private @Nullable String deal;
    private boolean disqualified;
    private @Nullable String reason;

    private LeadChange(String id, Moment moment) {
        this.id = FactId.require("lead", id);
        this.moment = moment;
    }

    /** A change of the lead with the system's id. */
    public static LeadChange of(String id, Moment moment) {
        return new LeadChange(id, moment);
    }

    /** The lead came into being at this time. */
    public LeadChange createdAt(@Nullable Instant value) {
        createdAt = value;
        return this;
    }

    /** Where it came from; told with its creation. */
    public LeadChange channel(@Nullable String value) {
        channel = value;
        return this;
    }

    /** The system's id of the representative it belongs to now. */
    public LeadChange owner(@Nullable String value) {
        owner = value;
        return this;
    }

    /** The system's id of the account it belongs to; told with its creation or conversion. */
    public LeadChange account(@Nullable String value) {
        account = value;
        return this;
    }

    /** It became a customer, or the deal with the system's id. */
    public LeadChange converted(@Nullable String intoDeal) {
        converted = true;
        deal = intoDeal;
        return this;
    }

    /** It came to nothing. */
    public LeadChange disqualified(@Nullable String why) {
        disqualified = true;
        reason = why;
        return this;
    }

    List<Recorded> events(Translation translation) {
        Words words = translation.words();
        String lead = words.lead(id);
        String ofAccount = account == null ? null : words.account(account);
        String ofOwner = owner == null ? null : words.owner(owner);
        List<Recorded> events = new ArrayList<>(2);
        if (createdAt != null) {
            String fact = FactId.of("lead", id, "created", Moment.of(createdAt).key(), channel, owner, account);
            String from = channel == null ? null : Words.text(channel);
            events.add(translation.activity(
                    lead, fact, createdAt, new ActivityFact.LeadCreated(lead, from, ofOwner, ofAccount)));
        } else if (ofOwner != null) {
            events.add(translation.activity(
                    lead, fact("assigned", owner), moment.at(), new ActivityFact.LeadAssigned(lead, ofOwner)));
        }
        if (converted) {
            String ofDeal = deal == null ? null : words.deal(deal);
            events.add(translation.activity(
                    lead, fact("converted", deal, account), moment.at(),
                    new ActivityFact.LeadConverted(lead, ofDeal, ofAccount)));
        }
        if (disqualified) {
            String why = reason == null ? null : Words.text(reason);
            events.add(translation.activity(
                    lead, fact("disqualified", reason), moment.at(), new ActivityFact.LeadDisqualified(lead, why)));
        }
        return events;
    }

    private String fact(String kind, @Nullable Object... values) {
        return FactId.of("lead", id, kind, moment.key(), values);
    }
}
