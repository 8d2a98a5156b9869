package io.fupan.ingest.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a deal was closed. Systems that send the whole record say of a closed deal again and again that it is closed;
 * the day of the close must not move with the day on which they say so.
 *
 * @param observed {@code true} if the time is that of the showing, because the system says no other
 */
record Close(Instant at, String key, @Nullable Boolean observed) {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    static Close of(DealChange change, ZoneId zone) {
        if (change.closedAt != null) {
            return new Close(change.closedAt, Moment.of(change.closedAt).key(), null);
        }
        LocalDate shown = change.moment.at().atZone(zone).toLocalDate();
        LocalDate day = change.closedOn;
        if (day != null && day.isBefore(shown)) {
            // The end of the day: what else happened on it came before.
            return new Close(day.atTime(END_OF_DAY).atZone(zone).toInstant(), day.toString(), null);
        }
        // A day that is still to come is when it was expected, and says nothing.
        Boolean observed = change.standingSeen && !shown.equals(day) ? true : null;
        return new Close(change.moment.at(), change.moment.key(), observed);
    }
}
