package io.fupan.metric.formula.pipeline;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.period.Period;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * Days of expected close that lie in a period, as keys.
 *
 * @param first key of the first day
 * @param last key of the last day
 */
record Expected(long first, long last) {

    static Expected in(Period period) {
        return new Expected(DayKey.of(Objects.requireNonNull(period.from())), DayKey.of(period.to()));
    }

    boolean contains(long day) {
        return first <= day && day <= last;
    }

    boolean isBefore(long day) {
        return last < day;
    }

    /** The last day before a period, or the as-of day if that is earlier. */
    static LocalDate eve(Period period) {
        LocalDate eve = Objects.requireNonNull(period.from()).minusDays(1);
        return eve.isAfter(period.asOf()) ? period.asOf() : eve;
    }

    /** Says how many open deals expected on some days have no worth in {@code money}; {@code when} ends the names. */
    static Reading withoutAmounts(
            Reading reading, Quantities stock, LongPredicate wanted, OpenMoney money, String when) {
        return reading.without("noAmount" + when, stock.values(Measures.OPEN + Measures.NO_AMOUNT).count(wanted))
                .without("fxMissing" + when, money.fxMissing())
                .without(
                        "amountOutOfRange" + when,
                        stock.values(Measures.OPEN + Measures.AMOUNT_OUT_OF_RANGE).count(wanted));
    }
}
