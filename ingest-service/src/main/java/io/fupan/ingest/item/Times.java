package io.fupan.ingest.item;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times an event may claim. Clocks and calendars of senders are wrong at times; a wrong year spoils a report. */
final class Times {

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private Times() {}

    static void check(Event<?> event, Instant now) {
        check("time", event.time(), now);
        check("recordedat", event.recordedAt(), now);
    }

    private static void check(String attribute, @Nullable Instant time, Instant now) {
        if (time == null) {
            return;
        }
        if (time.isAfter(now.plus(AHEAD))) {
            throw new Rejected(
                    "TIME_IN_FUTURE",
                    attribute,
                    "'%s' is more than a day after it came: %s".formatted(attribute, time));
        }
        if (time.isBefore(EARLIEST)) {
            throw new Rejected("TIME_OUT_OF_RANGE", attribute, "'%s' is before 1900: %s".formatted(attribute, time));
        }
    }
}
