package io.fupan.feedback.window;

import io.fupan.metric.period.Period;
import io.fupan.service.problem.Problem;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads which days a question is about, in the reporting zone. */
@Component
public final class Windows {

    private final Clock clock;
    private final ZoneId zone;

    Windows(Clock clock, @Value("${fupan.time-zone:UTC}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * The period asked for.
     *
     * @param text as {@link Period#parse} reads it
     * @param asOf a day as {@code 2017-12-31}; the current day if absent
     * @throws Problem if one of them cannot be read
     */
    public Period read(String text, @Nullable String asOf) {
        LocalDate pointOfView = asOf == null ? today() : day(asOf);
        try {
            return civil(Period.parse(text, pointOfView));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-period", "period", String.valueOf(e.getMessage()));
        }
    }

    /** Fiscal calendars are not known here, and other days than those meant must not be answered with. */
    private static Period civil(Period period) {
        if (!period.pinnedText().equals(period.text())) {
            throw new IllegalArgumentException(
                    "fiscal calendars are not read here; for the years from January write %s"
                            .formatted(period.pinnedText()));
        }
        return period;
    }

    /** The current day. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The first moment of a period, or {@code null} if it has no beginning. */
    public @Nullable Instant begin(Period period) {
        LocalDate from = period.from();
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after what is looked at of a period. */
    public Instant end(Period period) {
        return period.lastDay().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String asOf) {
        try {
            return LocalDate.parse(asOf);
        } catch (DateTimeException e) {
            throw Problem.invalid("invalid-day", "asOf", "expected a day such as 2017-12-31, but received " + asOf);
        }
    }
}
