package io.fupan.ingest.connection;

import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as text, where nothing and zero both mean: none. */
final class Durations {

    private Durations() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is no duration of ISO 8601
     */
    static @Nullable Duration read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            return duration.isPositive() ? duration : null;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected an ISO 8601 duration such as PT24H, but received " + text, e);
        }
    }
}
