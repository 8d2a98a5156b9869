package io.fupan.metric.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;

/** A unit of the calendar; weeks are those of ISO 8601. */
public enum Unit implements CalendarUnit {
    /** A day. */
    DAY {
        @Override
        public LocalDate start(LocalDate day) {
            return day;
        }

        @Override
        public LocalDate plus(LocalDate start, long units) {
            return start.plusDays(units);
        }

        @Override
        public String name(LocalDate start) {
            return start.toString();
        }
    },
    /** A week from Monday. */
    WEEK {
        @Override
        public LocalDate start(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        public LocalDate plus(LocalDate start, long units) {
            return start.plusWeeks(units);
        }

        @Override
        public String name(LocalDate start) {
            WeekFields iso = WeekFields.ISO;
            return "%d-W%02d".formatted(start.get(iso.weekBasedYear()), start.get(iso.weekOfWeekBasedYear()));
        }
    },
    /** A calendar month. */
    MONTH {
        @Override
        public LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        public LocalDate plus(LocalDate start, long units) {
            return start.plusMonths(units);
        }

        @Override
        public String name(LocalDate start) {
            return "%d-%02d".formatted(start.getYear(), start.getMonthValue());
        }
    },
    /** A calendar quarter. */
    QUARTER {
        @Override
        public LocalDate start(LocalDate day) {
            return day.with(IsoFields.DAY_OF_QUARTER, 1);
        }

        @Override
        public LocalDate plus(LocalDate start, long units) {
            return start.plusMonths(3 * units);
        }

        @Override
        public String name(LocalDate start) {
            return "%d-Q%d".formatted(start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
        }
    },
    /** A calendar year. */
    YEAR {
        @Override
        public LocalDate start(LocalDate day) {
            return day.withDayOfYear(1);
        }

        @Override
        public LocalDate plus(LocalDate start, long units) {
            return start.plusYears(units);
        }

        @Override
        public String name(LocalDate start) {
            return "%d".formatted(start.getYear());
        }
    };

    @Override
    public LocalDate end(LocalDate start) {
        return plus(start, 1).minusDays(1);
    }

    /** The first day of the same unit a year earlier: 52 weeks for weeks. */
    @Override
    public LocalDate yearBefore(LocalDate start) {
        return this == WEEK ? start.minusWeeks(52) : start.minusYears(1);
    }
}
