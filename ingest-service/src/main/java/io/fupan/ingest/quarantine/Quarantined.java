package io.fupan.ingest.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refused item as it is shown.
 *
 * @param id of the refusal, the same when the delivery is sent again
 * @param at when the delivery came
 * @param receipt the delivery it came in
 * @param index its place in the delivery, from 0
 * @param door which door it came through
 * @param system what sent it
 * @param connection through which connection
 * @param adapter version of the code that refused it
 * @param eventId the sender's id, if it has one
 * @param eventSource who says so, if it says
 * @param eventType its type, if it has one
 * @param reason stable code
 * @param field the JSON path of the field at fault, if one is
 * @param detail what was expected and what came
 * @param status {@code open}, {@code pending} while its record is asked for, or what a replay made of it:
 *     {@code replayed} or {@code ignored}
 * @param replayedAt when it was read again last
 * @param replayedBy who asked for that
 * @param raw the item as it came, its beginning if the topic does not have it any more; left out in lists
 */
public record Quarantined(
        String id,
        Instant at,
        @Nullable String receipt,
        @Nullable Integer index,
        @Nullable String door,
        @Nullable String system,
        @Nullable String connection,
        @Nullable Integer adapter,
        @Nullable String eventId,
        @Nullable String eventSource,
        @Nullable String eventType,
        String reason,
        @Nullable String field,
        @Nullable String detail,
        String status,
        @Nullable Instant replayedAt,
        @Nullable String replayedBy,
        @Nullable String raw) {

    /** Nobody made anything of it yet. */
    public static final String OPEN = "open";

    Place place() {
        return new Place(at, id);
    }

    Quarantined withoutRaw() {
        return with(status, replayedAt, replayedBy, null);
    }

    /** The same after it was read again. */
    Quarantined after(Replayed replay, Instant when) {
        String next = replay.outcome().equals(Replayed.REFUSED) ? OPEN : replay.outcome();
        return with(next, when, replay.by(), raw);
    }

    Quarantined withRaw(String whole) {
        return with(status, replayedAt, replayedBy, whole);
    }

    private Quarantined with(
            String newStatus, @Nullable Instant newReplayedAt, @Nullable String newReplayedBy, @Nullable String newRaw) {
        return new Quarantined(
                id,
                at,
                receipt,
                index,
                door,
                system,
                connection,
                adapter,
                eventId,
                eventSource,
                eventType,
                reason,
                field,
                detail,
                newStatus,
                newReplayedAt,
                newReplayedBy,
                newRaw);
    }
}
