package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.link.LinkKey;

/**
 * A thing whose facts follow from the set of events about it.
 *
 * @param kind what it is, one of the constants
 */
record Entity(String kind, String id) {

    static final String DEAL = LinkKey.DEAL;
    static final String ACCOUNT = LinkKey.ACCOUNT;
    static final String LEAD = "lead";

    /** What an activity is about. */
    static Entity of(Event<ActivityFact> activity) {
        String kind = switch (activity.data()) {
            case ActivityFact.Logged logged -> logged.deal() != null ? DEAL : logged.account() != null ? ACCOUNT : LEAD;
            case ActivityFact.LeadCreated created -> LEAD;
            case ActivityFact.LeadAssigned assigned -> LEAD;
            case ActivityFact.LeadConverted converted -> LEAD;
            case ActivityFact.LeadDisqualified disqualified -> LEAD;
            case ActivityFact.Unknown unknown -> LEAD;
        };
        return new Entity(kind, activity.subject());
    }

    static Entity told(LinkKey key) {
        return new Entity(key.kind(), key.target());
    }

    static Entity parse(String key) {
        int colon = key.indexOf(':');
        return new Entity(key.substring(0, colon), key.substring(colon + 1));
    }

    String key() {
        return kind + ':' + id;
    }
}
