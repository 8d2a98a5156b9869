package io.fupan.ingest.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a deal was closed. Systems that send the whole record say of a closed deal again and again that it is closed;
 * the day of the close must not move with the day on which they say so.
 */
record Close(Instant at, String key) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    static Close of(DealChange change, ZoneId zone) {
        if (change.closedAt != null) {
            return new Close(change.closedAt, Moment.of(change.closedAt).key());
        }
        LocalDate day = change.closedOn;
        if (day == null || !day.isBefore(change.moment.at().atZone(zone).toLocalDate())) {
            return new Close(change.moment.at(), change.moment.key());
        }
        // The end of the day: what else happened on it came before.
        return new Close(day.atTime(END_OF_DAY).atZone(zone).toInstant(), day.toString());
    }
}
