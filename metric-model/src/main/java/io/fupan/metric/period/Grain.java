package io.fupan.metric.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How finely a series is divided: {@code day}, {@code week}, {@code month}, {@code quarter}, {@code fiscal-month} (the
 * periods of the fiscal calendar) or {@code fiscal-quarter}.
 */
public record Grain(CalendarUnit unit) {

    /**
     * Reads the name of a grain; fiscal ones are those of the calendar in force.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Grain parse(String text, Calendars calendars) {
        return new Grain(switch (text) {
            case "day" -> Unit.DAY;
            case "week" -> Unit.WEEK;
            case "month" -> Unit.MONTH;
            case "quarter" -> Unit.QUARTER;
            case "fiscal-month" -> new FiscalUnit(calendars.inForce(), FiscalLevel.PERIOD, false);
            case "fiscal-quarter" -> new FiscalUnit(calendars.inForce(), FiscalLevel.QUARTER, false);
            default ->
                throw new IllegalArgumentException(
                        "expected a grain of day, week, month, quarter, fiscal-month or fiscal-quarter, but received '%s'"
                                .formatted(text));
        });
    }

    /** The same where no fiscal calendar is defined. */
    public static Grain parse(String text) {
        return parse(text, Calendars.NONE);
    }

    /** Whether a run of days is all of a unit, and not what a split has cut off. */
    public boolean isWhole(Days days) {
        return days.from().equals(unit.start(days.from())) && days.to().equals(end(days.from()));
    }

    /** The last day of the unit that a day lies in. */
    public LocalDate end(LocalDate day) {
        return unit.end(unit.start(day));
    }

    /** The units that make up a run of days; the first and last are cut to fit it. */
    public List<Days> split(LocalDate from, LocalDate to) {
        List<Days> runs = new ArrayList<>();
        LocalDate next = from;
        while (!next.isAfter(to)) {
            LocalDate end = end(next);
            runs.add(new Days(next, end.isAfter(to) ? to : end));
            next = end.plusDays(1);
        }
        return runs;
    }
}
