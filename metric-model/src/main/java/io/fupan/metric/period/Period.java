package io.fupan.metric.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The days a number is about, as known on a day.
 *
 * @param text as it is written, see {@link #parse}
 * @param from first day; {@code null} for {@code all}, which has no beginning
 * @param to last day, included
 * @param asOf the day from whose point of view the number is given; later days are not looked at
 * @param unit the calendar unit the period is, or is a part of; {@code null} for a mere range of days
 */
public record Period(String text, @Nullable LocalDate from, LocalDate to, LocalDate asOf, @Nullable CalendarUnit unit) {

    /** How the period without a beginning is written. */
    public static final String ALL = "all";

    /** Checks that the period does not end before it begins. */
    public Period {
        if (from != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a period must not end before it begins, got %s..%s".formatted(from, to));
        }
    }

    /**
     * Reads {@code 2017}, {@code 2017-Q2}, {@code 2017-05}, {@code 2017-W20} (ISO 8601), a day {@code 2017-05-31},
     * {@code 2017-03-01..2017-05-31}, {@code last-7-days} (of any length), {@code mtd}, {@code qtd}, {@code ytd} or
     * {@code all}; and {@code FY2017}, {@code FY2017-H1}, {@code FY2017-Q2} or {@code FY2017-P03} by the fiscal calendar
     * in force, by another one after {@code @}, see {@link Calendars#named}.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Period parse(String text, LocalDate asOf, Calendars calendars) {
        return PeriodText.parse(text, asOf, calendars, null);
    }

    /** The same where no fiscal calendar is defined, so that fiscal years are those from January. */
    public static Period parse(String text, LocalDate asOf) {
        return parse(text, asOf, Calendars.NONE);
    }

    /**
     * Reads a period that is set beside this one, for example that of a target: what names no fiscal calendar is read by
     * the one of this period, so that {@code FY2017-Q2} is found for {@code FY2017-Q2@fiscal:1} whatever is in force.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public Period beside(String other, Calendars calendars) {
        return PeriodText.parse(other, asOf, calendars, unit instanceof FiscalUnit fiscal ? fiscal.calendar() : null);
    }

    /** Everything up to a day, what no source can date included. */
    public static Period all(LocalDate asOf) {
        return new Period(ALL, null, asOf, asOf, null);
    }

    /** A range of days, both included. */
    public static Period between(LocalDate from, LocalDate to, LocalDate asOf) {
        return new Period(from + ".." + to, from, to, asOf, null);
    }

    static Period of(CalendarUnit unit, LocalDate start, LocalDate asOf) {
        return new Period(unit.name(start), start, unit.end(start), asOf, unit);
    }

    /**
     * As it must be written down to mean the same days for ever: a fiscal period with the name and version of its
     * calendar, because another version may come into force; all others as they are.
     */
    public String pinnedText() {
        return unit instanceof FiscalUnit fiscal ? fiscal.pinned().name(start()) : text;
    }

    /**
     * The whole unit of what ends with the as-of day because it was asked for up to it, as {@code mtd} was: what is set
     * for the unit, as a target is, is set for its last day too. Everything else is itself. The days looked at stay.
     */
    public Period whole() {
        return unit == null ? this : new Period(text, start(), unit.end(start()), asOf, unit);
    }

    /** Whether this is {@code all}, which also counts what no source can date. */
    public boolean isAll() {
        return from == null;
    }

    /** The last day that is looked at: the last day of the period, or the as-of day if that is earlier. */
    public LocalDate lastDay() {
        return to.isAfter(asOf) ? asOf : to;
    }

    /** Whether the as-of day lies before the end of the period. */
    public boolean isUnfinished() {
        return asOf.isBefore(to);
    }

    /**
     * The period before (环比): for a calendar unit the unit before, for a range as many days before. A unit that is
     * not over is compared with as many days of the unit before, a range that is not over with as many days as have
     * passed.
     *
     * @throws IllegalArgumentException for {@code all}, which has none
     */
    public Period previous() {
        LocalDate start = start();
        if (unit == null) {
            return between(start.minusDays(lengthLookedAt()), start.minusDays(1), asOf);
        }
        return sameDaysOf(unit, unit.plus(start, -1));
    }

    /**
     * The same period a year earlier (同比): 52 weeks for weeks.
     *
     * @throws IllegalArgumentException for {@code all}, which has none
     */
    public Period yearAgo() {
        LocalDate start = start();
        if (unit == null) {
            LocalDate end = lastDayLookedAt().minusYears(1);
            return between(end.minusDays(lengthLookedAt() - 1), end, asOf);
        }
        return sameDaysOf(unit, unit.yearBefore(start));
    }

    /** How many days from the first to the last. */
    public long length() {
        return ChronoUnit.DAYS.between(start(), to) + 1;
    }

    private long lengthLookedAt() {
        return ChronoUnit.DAYS.between(start(), lastDayLookedAt()) + 1;
    }

    /** Of a period that has not begun nothing is looked at yet, so it keeps its length. */
    private LocalDate lastDayLookedAt() {
        return lastDay().isBefore(start()) ? to : lastDay();
    }

    private Period sameDaysOf(CalendarUnit same, LocalDate start) {
        boolean complete = to.equals(same.end(start())) && !isUnfinished();
        if (complete || lastDay().isBefore(start())) {
            return of(same, start, asOf);
        }
        LocalDate end = start.plusDays(ChronoUnit.DAYS.between(start(), lastDay()));
        LocalDate clamped = end.isAfter(same.end(start)) ? same.end(start) : end;
        return new Period(start + ".." + clamped, start, clamped, asOf, null);
    }

    private LocalDate start() {
        if (from == null) {
            throw new IllegalArgumentException("the period 'all' has no beginning, so there is no period before it");
        }
        return Objects.requireNonNull(from);
    }
}
