package io.fupan.metric.formula.sales;

import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Days;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.Unit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calendar months of a period; of all days that have a cell, for the period {@code all}. */
public final class Months {

    private static final Grain MONTH = new Grain(Unit.MONTH);

    private Months() {}

    /** All of them, the first and the last cut off where the period is. */
    public static List<Days> of(Window window) {
        Period period = window.period();
        LocalDate from = period.from();
        LocalDate to = period.lastDay();
        if (from == null) {
            LocalDate first = window.cells().firstDay();
            from = first == null ? null : Unit.MONTH.start(first);
            to = earlier(endOfMonth(window.cells().lastDay()), to);
        }
        return from == null || from.isAfter(to) ? List.of() : MONTH.split(from, to);
    }

    /** Whether all days of a month are among these, and over. */
    public static boolean isComplete(Days days, Period period) {
        LocalDate start = Unit.MONTH.start(days.from());
        return days.from().equals(start)
                && days.to().equals(Unit.MONTH.end(start))
                && !days.to().isAfter(period.asOf());
    }

    private static @Nullable LocalDate endOfMonth(@Nullable LocalDate day) {
        return day == null ? null : Unit.MONTH.end(Unit.MONTH.start(day));
    }

    private static LocalDate earlier(@Nullable LocalDate day, LocalDate other) {
        return day == null || day.isAfter(other) ? other : day;
    }
}
