package io.fupan.metric.formula.customer;

import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Window;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/**
 * The changes in a period that concern those who were there when it began: of each day {@code d}, what stands under more
 * than {@code d − first day of the period} days.
 */
final class Retained {

    private final LocalDate from;
    private final SortedMap<LocalDate, Quantities> days;

    Retained(Window window, String family, LocalDate from) {
        this.from = from;
        this.days = window.days(family, window.period().lastDay());
    }

    long sum(String measure) {
        long sum = 0;
        for (Map.Entry<LocalDate, Quantities> day : days.entrySet()) {
            long least = day.getKey().toEpochDay() - from.toEpochDay() + 1;
            sum = Math.addExact(sum, day.getValue().values(measure).count(age -> age >= least));
        }
        return sum;
    }
}
