package io.fupan.metric.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A year of a fiscal calendar.
 *
 * @param number the year that its name has
 * @param periods its periods in order, without gaps
 */
record FiscalYear(int number, List<Days> periods) {

    FiscalYear {
        periods = List.copyOf(periods);
    }

    /** Periods of so many days each, from a day on. */
    static FiscalYear ofLengths(int number, LocalDate start, List<Integer> lengths) {
        List<Days> periods = new ArrayList<>();
        LocalDate next = start;
        for (int days : lengths) {
            periods.add(new Days(next, next.plusDays(days - 1L)));
            next = next.plusDays(days);
        }
        return new FiscalYear(number, periods);
    }

    LocalDate from() {
        return periods.getFirst().from();
    }

    LocalDate to() {
        return periods.getLast().to();
    }

    /** The parts of a level; none if the periods do not make such parts. */
    List<Days> parts(FiscalLevel level) {
        return switch (level) {
            case YEAR -> List.of(new Days(from(), to()));
            case HALF -> joined(quarters(), List.of(2, 2));
            case QUARTER -> quarters();
            case PERIOD -> periods;
        };
    }

    /** Thirteen periods make three quarters of three and a last one of four, as calendars of four weeks have it. */
    private List<Days> quarters() {
        return switch (periods.size()) {
            case 4 -> periods;
            case 12 -> joined(periods, List.of(3, 3, 3, 3));
            case 13 -> joined(periods, List.of(3, 3, 3, 4));
            default -> List.of();
        };
    }

    private static List<Days> joined(List<Days> parts, List<Integer> sizes) {
        List<Days> joined = new ArrayList<>();
        int next = 0;
        for (int size : sizes) {
            if (next + size <= parts.size()) {
                joined.add(new Days(parts.get(next).from(), parts.get(next + size - 1).to()));
            }
            next += size;
        }
        return joined;
    }
}
