package io.fupan.metric.period;

import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Years of 52 whole weeks, some of 53; the last period of the year has the week more.
 *
 * @param weeks how many weeks each period has
 */
record WeekYears(LocalDate start, int startYear, NavigableSet<Integer> longYears, List<Integer> weeks)
        implements FiscalYears {

    private static final int WEEK = 7;
    private static final int SHORT_YEAR = 52;
    private static final int DAYS = WEEK * SHORT_YEAR;

    static WeekYears of(CalendarDefined definition) {
        List<Integer> longYears = definition.longYears();
        return new WeekYears(
                Objects.requireNonNull(definition.start()),
                Objects.requireNonNull(definition.startYear()),
                new TreeSet<>(longYears == null ? List.of() : longYears),
                weeks(definition.kind()));
    }

    private static List<Integer> weeks(String kind) {
        return switch (kind) {
            case "4-4-5" -> quarters(4, 4, 5);
            case "4-5-4" -> quarters(4, 5, 4);
            case "5-4-4" -> quarters(5, 4, 4);
            default -> Collections.nCopies(13, 4);
        };
    }

    private static List<Integer> quarters(Integer... weeks) {
        return Stream.of(1, 2, 3, 4).flatMap(quarter -> Stream.of(weeks)).toList();
    }

    @Override
    public FiscalYear year(int number) {
        List<Integer> lengths = new ArrayList<>(weeks.stream().map(count -> count * WEEK).toList());
        if (longYears.contains(number)) {
            lengths.add(lengths.removeLast() + WEEK);
        }
        return FiscalYear.ofLengths(number, firstDay(number), lengths);
    }

    @Override
    public int numberOf(LocalDate day) {
        // Long years make the true number smaller than this one or, before the start, greater, by very little.
        int number = startYear + (int) Math.floorDiv(ChronoUnit.DAYS.between(start, day), (long) DAYS);
        while (firstDay(number).isAfter(day)) {
            number--;
        }
        while (!firstDay(number + 1).isAfter(day)) {
            number++;
        }
        return number;
    }

    private LocalDate firstDay(int number) {
        long longer = number >= startYear
                ? longYears.subSet(startYear, number).size()
                : -longYears.subSet(number, startYear).size();
        return start.plusWeeks(SHORT_YEAR * ((long) number - startYear) + longer);
    }
}
