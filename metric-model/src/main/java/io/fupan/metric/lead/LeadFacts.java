package io.fupan.metric.lead;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead, from all of its events and nothing else. Names are as the sources spell them.
 *
 * @param createdAt when somebody became interested; {@code null} if no source says
 * @param owner the first representative it was handed to, be it at its creation
 * @param assignedAt when it was first handed to somebody
 * @param firstAttempt when a person first tried to reach it
 * @param firstContact when both sides were first in touch: a meeting, a call that lasted, or something from the lead
 * @param convertedAt when it became a deal or a customer
 * @param disqualifiedAt when it came to nothing
 * @param events all events, each once, in business order
 */
public record LeadFacts(
        String lead,
        @Nullable Instant createdAt,
        @Nullable String channel,
        @Nullable String account,
        @Nullable String owner,
        @Nullable Instant assignedAt,
        @Nullable Instant firstAttempt,
        @Nullable Instant firstContact,
        @Nullable Instant convertedAt,
        @Nullable String deal,
        @Nullable Instant disqualifiedAt,
        @Nullable String disqualification,
        List<Event<ActivityFact>> events) {

    /** Copies the events. */
    public LeadFacts {
        events = List.copyOf(events);
    }

    /** When it became a deal, a customer or nothing; {@code null} while it is open. */
    public @Nullable Instant endedAt() {
        if (convertedAt == null || disqualifiedAt == null) {
            return convertedAt == null ? disqualifiedAt : convertedAt;
        }
        return convertedAt.isBefore(disqualifiedAt) ? convertedAt : disqualifiedAt;
    }
}
