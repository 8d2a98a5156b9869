package io.fupan.ingest.imports.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a time on a day.
 *
 * @param day as written
 * @param time {@code null} if only the day is known
 */
public record Moment(LocalDate day, @Nullable Instant time) {

    /** The time; of a mere day its noon in the reporting zone, where it surely stays that day. */
    public Instant instant(ZoneId reporting) {
        return time == null ? day.atTime(LocalTime.NOON).atZone(reporting).toInstant() : time;
    }
}
