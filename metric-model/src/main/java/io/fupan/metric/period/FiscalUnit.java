package io.fupan.metric.period;

import java.time.LocalDate;
import java.util.List;

/**
 * The years, halves, quarters or periods of a fiscal calendar.
 *
 * @param named whether the calendar is written behind the name of a period
 */
record FiscalUnit(FiscalCalendar calendar, FiscalLevel level, boolean named) implements CalendarUnit {

    private record Part(FiscalYear year, int index) {}

    /** The first day of part {@code number}, from 1, of a year. */
    LocalDate start(int year, int number) {
        List<Days> parts = calendar.year(year).parts(level);
        if (number < 1 || number > parts.size()) {
            throw new IllegalArgumentException(
                    "%s has no %s".formatted(FiscalLevel.YEAR.name(year, 1), level.name(year, number)));
        }
        return parts.get(number - 1).from();
    }

    /** The same unit, which writes its calendar. */
    FiscalUnit pinned() {
        return new FiscalUnit(calendar, level, true);
    }

    @Override
    public LocalDate start(LocalDate day) {
        return days(part(day)).from();
    }

    @Override
    public LocalDate end(LocalDate start) {
        return days(part(start)).to();
    }

    @Override
    public LocalDate plus(LocalDate start, long units) {
        Part part = part(start);
        FiscalYear year = part.year();
        long index = part.index() + units;
        while (index < 0) {
            year = calendar.year(year.number() - 1);
            index += parts(year).size();
        }
        while (index >= parts(year).size()) {
            index -= parts(year).size();
            year = calendar.year(year.number() + 1);
        }
        return parts(year).get((int) index).from();
    }

    @Override
    public String name(LocalDate start) {
        Part part = part(start);
        String name = level.name(part.year().number(), part.index() + 1);
        return named ? name + '@' + calendar.id() : name;
    }

    /** The unit of the same number in the year before, however long the two are. */
    @Override
    public LocalDate yearBefore(LocalDate start) {
        Part part = part(start);
        return start(part.year().number() - 1, part.index() + 1);
    }

    private Part part(LocalDate day) {
        FiscalYear year = calendar.yearOf(day);
        List<Days> parts = parts(year);
        int index = 0;
        while (parts.get(index).to().isBefore(day)) {
            index++;
        }
        return new Part(year, index);
    }

    private Days days(Part part) {
        return parts(part.year()).get(part.index());
    }

    private List<Days> parts(FiscalYear year) {
        List<Days> parts = year.parts(level);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("the %d periods of FY%04d make no quarters"
                    .formatted(year.periods().size(), year.number()));
        }
        return parts;
    }
}
