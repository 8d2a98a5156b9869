package io.fupan.metric.cell;

import java.time.LocalDate;

/** The units of the calendar that sums of cells are kept for, the longest first. */
enum Block {
    YEAR {
        @Override
        LocalDate start(LocalDate day) {
            return day.withDayOfYear(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusYears(1);
        }
    },
    QUARTER {
        @Override
        LocalDate start(LocalDate day) {
            return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(3);
        }
    },
    MONTH {
        @Override
        LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }
    };

    abstract LocalDate start(LocalDate day);

    abstract LocalDate next(LocalDate start);

    /** The first day of the unit that a day is in. */
    int start(int day) {
        return (int) start(LocalDate.ofEpochDay(day)).toEpochDay();
    }

    /** The last day of the unit that a day is in. */
    int end(int day) {
        return (int) next(start(LocalDate.ofEpochDay(day))).toEpochDay() - 1;
    }
}
