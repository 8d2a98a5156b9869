package io.fupan.ingest.change;

import io.fupan.event.Rejected;
import java.time.Instant;

/**
 * When something happened, and what tells it from the same thing at another time.
 *
 * @param at the time
 * @param key part of the ids of the events; the same whenever the same fact is said again
 * @param said whether the system says the time; otherwise it is the time of arrival
 */
public record Moment(Instant at, String key, boolean said) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * A time that the system says.
     *
     * @throws Rejected if no calendar has it
     */
    public static Moment of(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new Rejected("TIME_OUT_OF_RANGE", "time", "the time is beyond all calendars");
        }
        return new Moment(at, String.valueOf(at.toEpochMilli()), true);
    }

    /**
     * The time of arrival, for systems that say none.
     *
     * @param key what the system calls the statement, or a digest of it, the same when it is sent again
     */
    public static Moment ofArrival(Instant receivedAt, String key) {
        return new Moment(receivedAt, key, false);
    }
}
