package io.fupan.metric.formula.pipeline;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.period.Period;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Days of expected close that lie in a period, as keys.
 *
 * @param first key of the first day
 * @param last key of the last day
 */
record Expected(long first, long last) {

    static Expected in(Period period) {
        return new Expected(DayKey.of(Objects.requireNonNull(period.from())), DayKey.of(period.to()));
    }

    boolean contains(long day) {
        return first <= day && day <= last;
    }

    boolean isBefore(long day) {
        return last < day;
    }

    /** The last day before a period, or the as-of day if that is earlier. */
    static LocalDate eve(Period period) {
        LocalDate eve = Objects.requireNonNull(period.from()).minusDays(1);
        return eve.isAfter(period.asOf()) ? period.asOf() : eve;
    }
}
