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
 * @param raw the beginning of the item as it came; left out in lists
 */
record Quarantined(
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
        @Nullable String raw) {

    Place place() {
        return new Place(at, id);
    }

    Quarantined withoutRaw() {
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
                null);
    }
}
