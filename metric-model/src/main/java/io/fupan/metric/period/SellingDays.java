package io.fupan.metric.period;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days of a period on which people sell. Holidays are recorded nowhere, so every day from Monday to Friday is one.
 *
 * @param total how many the period has
 * @param over how many of them are not after the last day that is looked at
 */
public record SellingDays(long total, long over) {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final int DAYS_OF_A_WEEK = 5;

    /** Those of a period as it is written; of {@code all}, which has no beginning, {@code null}. */
    public static @Nullable SellingDays of(Period period) {
        LocalDate from = period.from();
        return from == null ? null : new SellingDays(between(from, period.to()), between(from, period.lastDay()));
    }

    /** What share of them is over; {@code null} of a weekend, which has none. */
    public @Nullable BigDecimal share() {
        return total == 0
                ? null
                : BigDecimal.valueOf(over).divide(BigDecimal.valueOf(total), MathContext.DECIMAL64);
    }

    /** How many there are from one day to another, both included. */
    public static long between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return 0;
        }
        long weeks = ChronoUnit.WEEKS.between(from, to.plusDays(1));
        return weeks * DAYS_OF_A_WEEK
                + from.plusWeeks(weeks)
                        .datesUntil(to.plusDays(1))
                        .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                        .count();
    }
}
