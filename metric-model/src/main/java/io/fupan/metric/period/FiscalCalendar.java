package io.fupan.metric.period;

import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A version of a fiscal calendar.
 *
 * @param name of the calendar, {@code civil} for the years from January that hold where none is defined
 * @param version 0 where none is defined
 */
public record FiscalCalendar(String name, int version, FiscalYears years) {

    static final FiscalCalendar CIVIL = new FiscalCalendar("civil", 0, new MonthYears(YearMonth.of(2000, 1), 2000));

    static FiscalCalendar of(CalendarDefined definition) {
        return new FiscalCalendar(definition.calendar(), definition.version(), FiscalYears.of(definition));
    }

    /** Name and version as they are written behind a period, for example {@code retail:2}. */
    public String id() {
        return version == 0 ? name : name + ':' + version;
    }

    FiscalYear year(int number) {
        @Nullable FiscalYear year = years.year(number);
        if (year == null) {
            throw new IllegalArgumentException("the fiscal calendar %s has no year FY%04d".formatted(id(), number));
        }
        return year;
    }

    FiscalYear yearOf(LocalDate day) {
        @Nullable FiscalYear year = years.year(years.numberOf(day));
        if (year == null || day.isAfter(year.to())) {
            throw new IllegalArgumentException("the fiscal calendar %s does not reach to %s".formatted(id(), day));
        }
        return year;
    }
}
