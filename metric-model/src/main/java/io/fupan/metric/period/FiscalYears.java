package io.fupan.metric.period;

import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The years of a fiscal calendar, computed or listed. */
sealed interface FiscalYears permits MonthYears, WeekYears, ListedYears {

    static FiscalYears of(CalendarDefined definition) {
        return switch (definition.kind()) {
            case "custom" -> ListedYears.of(definition);
            case "gregorian" -> MonthYears.of(definition);
            default -> WeekYears.of(definition);
        };
    }

    /** A year by its number; {@code null} if the calendar does not reach as far. */
    @Nullable FiscalYear year(int number);

    /** The number of the year that a day lies in, or of one near it if the calendar does not reach as far. */
    int numberOf(LocalDate day);
}
