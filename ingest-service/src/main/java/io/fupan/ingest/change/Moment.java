package io.fupan.ingest.change;

import java.time.Instant;

/**
 * When something happened, and what tells it from the same thing at another time.
 *
 * @param at the time
 * @param key part of the ids of the events; the same whenever the same fact is said again
 * @param said whether the system says the time; otherwise it is the time of arrival
 */
public record Moment(Instant at, String key, boolean said) {

    /** A time that the system says. */
    public static Moment of(Instant at) {
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
