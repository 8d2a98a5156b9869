package io.fupan.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fact as it travels: the CloudEvents 1.0 attributes and the family's own data.
 *
 * @param id the sender's id of the event, unique within {@code source}
 * @param source who says so: a URI reference
 * @param type the wire name of the fact, for example {@code deal.won}
 * @param subject the id of the entity the fact is about
 * @param time when it happened in the business
 * @param sequence finer order within one source, compared as text when {@code time} and rank are equal
 * @param recordedAt when the source system wrote it down
 * @param receipt the id of the delivery it came in, whose receipt is in {@code ingest.receipts.v1}
 * @param provenance {@code invented} for demonstration data that no source vouches for; otherwise {@code null}
 * @param data the fact
 */
public record Event<F extends Fact>(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        @Nullable String sequence,
        @Nullable Instant recordedAt,
        @Nullable String receipt,
        @Nullable String provenance,
        F data) {

    /** The {@link #provenance} of data made up for a demonstration. */
    public static final String INVENTED = "invented";

    /** Checks that all attributes CloudEvents and the fold need are present. */
    public Event {
        requireText(id, "id");
        requireText(source, "source");
        requireText(type, "type");
        requireText(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
    }

    /** What makes two deliveries the same event: {@code source} and {@code id} together. */
    public String identity() {
        return source + '#' + id;
    }

    /** The same event, known to have come in the given delivery. */
    public Event<F> receivedIn(String receiptId) {
        return new Event<>(id, source, type, subject, time, sequence, recordedAt, receiptId, provenance, data);
    }

    private static void requireText(String value, String attribute) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("event attribute '%s' must not be blank".formatted(attribute));
        }
    }
}
