package io.fupan.ingest.quarantine;

import org.jspecify.annotations.Nullable;

/**
 * A refused item as it is written to the quarantine.
 *
 * @param door which door it came through
 * @param system what sent it
 * @param connection through which connection
 * @param adapter version of the code that refused it
 * @param deliveryKey what the sender calls the delivery
 * @param receipt the delivery it came in
 * @param index its place in the delivery, from 0
 * @param eventId the sender's id, if it has one
 * @param eventSource who says so, if it says
 * @param eventType its type, if it has one
 * @param reason stable code, for example {@code MISSING_FIELD}
 * @param field the JSON path of the field at fault, if one is
 * @param detail what was expected and what came
 * @param raw the item as it came, shortened if it is longer than an event may be
 */
record Refusal(
        String door,
        String system,
        String connection,
        int adapter,
        String deliveryKey,
        String receipt,
        int index,
        @Nullable String eventId,
        @Nullable String eventSource,
        @Nullable String eventType,
        String reason,
        @Nullable String field,
        String detail,
        String raw) {}
