package io.fupan.feedback.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.period.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period as it is told: the first and the last day, both included.
 *
 * @param from {@code null} if there is no beginning
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Days(@Nullable LocalDate from, LocalDate to) {

    /** The days of a period. */
    public static Days of(Period period) {
        return new Days(period.from(), period.to());
    }
}
