package io.fupan.metric.period;

import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.IntStream;

/** Years of twelve calendar months, from any month on. */
record MonthYears(YearMonth start, int startYear) implements FiscalYears {

    private static final int MONTHS = 12;

    static MonthYears of(CalendarDefined definition) {
        return new MonthYears(
                YearMonth.from(Objects.requireNonNull(definition.start())),
                Objects.requireNonNull(definition.startYear()));
    }

    @Override
    public FiscalYear year(int number) {
        YearMonth first = start.plusYears((long) number - startYear);
        return new FiscalYear(
                number,
                IntStream.range(0, MONTHS)
                        .mapToObj(first::plusMonths)
                        .map(month -> new Days(month.atDay(1), month.atEndOfMonth()))
                        .toList());
    }

    @Override
    public int numberOf(LocalDate day) {
        int number = startYear + day.getYear() - start.getYear();
        return day.getMonthValue() < start.getMonthValue() ? number - 1 : number;
    }
}
