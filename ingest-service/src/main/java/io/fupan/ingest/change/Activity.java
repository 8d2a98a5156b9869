package io.fupan.ingest.change;

import io.fupan.event.activity.ActivityFact;
import io.fupan.ingest.item.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did, as a system says it.
 *
 * @param id the system's id, unique among activities of all kinds
 * @param moment when it was done
 * @param kind one of the kinds of {@link ActivityFact.Logged}
 * @param actor the system's id of who did it
 * @param deal the system's id of the deal it was about
 * @param account the system's id of the account it was about
 * @param lead the system's id of the lead it was about
 * @param direction {@code in} or {@code out}
 * @param seconds how long it took
 */
public record Activity(
        String id,
        Moment moment,
        String kind,
        @Nullable String actor,
        @Nullable String deal,
        @Nullable String account,
        @Nullable String lead,
        @Nullable String direction,
        @Nullable Integer seconds) {

    List<Recorded> events(Translation translation) {
        Words words = translation.words();
        String ofDeal = deal == null ? null : words.deal(deal);
        String ofAccount = account == null ? null : words.account(account);
        String ofLead = lead == null ? null : words.lead(lead);
        String subject = ofDeal != null ? ofDeal : ofAccount != null ? ofAccount : ofLead;
        if (subject == null) {
            return List.of();
        }
        ActivityFact.Logged logged = new ActivityFact.Logged(
                kind,
                actor == null ? null : words.owner(actor),
                ofDeal,
                ofAccount,
                ofLead,
                direction,
                seconds,
                null);
        String fact = FactId.of("activity", FactId.require("activity", id), "logged", moment.key(), kind);
        return List.of(translation.activity(subject, fact, moment.at(), logged));
    }
}
