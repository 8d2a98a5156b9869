package io.fupan.metric.formula;

import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.Histogram;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a scope in a period, and the reference data they are seen through.
 *
 * @param currency of all money in cells
 */
public record Window(CellReader cells, Reference reference, Scope scope, Period period, Currency currency) {

    /** Why amounts are left out of sums of money, as suffixes of measures. */
    public static final List<String> NOT_COUNTED =
            List.of(Measures.NO_AMOUNT, Measures.FX_MISSING, Measures.AMOUNT_OUT_OF_RANGE);

    /** What happened in the period; for all time also what no source can date. */
    public Quantities flow(String family) {
        return cells.sum(scope, family, period.from(), period.lastDay(), period.isAll());
    }

    /** What has built up by the end of the period; for all time also what no source can date. */
    public Quantities stock(String family) {
        return cells.sum(scope, family, null, period.lastDay(), period.isAll());
    }

    /** What no source can date, if the period leaves it out. */
    public Quantities undatedLeftOut(String family) {
        return period.isAll() ? Quantities.ZERO : undated(family);
    }

    /** What no source can date. */
    public Quantities undated(String family) {
        return cells.sum(scope, family, LocalDate.MAX, LocalDate.MIN, true);
    }

    /** Day by day, up to and with {@code last}. */
    public SortedMap<LocalDate, Quantities> days(String family, LocalDate last) {
        return cells.days(scope, family, period.from(), last);
    }

    /**
     * A sum of a family, which says nothing while no source has recorded anything of it for anybody: nothing done is
     * another matter than nothing known.
     */
    public Reading ofRecorded(String family, Reading sum) {
        return Status.ZERO.equals(sum.status()) && !isRecorded(family)
                ? Reading.none(Status.NOT_MEASURED, Reasons.NOT_RECORDED)
                : sum;
    }

    private boolean isRecorded(String family) {
        return !cells.days(Scope.ORG, family, null, null).isEmpty()
                || !cells.sum(Scope.ORG, family, LocalDate.MAX, LocalDate.MIN, true).isZero();
    }

    /** Money in units of the currency. */
    public BigDecimal money(BigDecimal minorUnits) {
        return minorUnits.movePointLeft(Math.max(0, currency.getDefaultFractionDigits()));
    }

    /** Money in units of the currency. */
    public BigDecimal money(long minorUnits) {
        return money(BigDecimal.valueOf(minorUnits));
    }

    /** An interval of money in units of the currency. */
    public @Nullable Interval money(@Nullable Interval minorUnits) {
        if (minorUnits == null) {
            return null;
        }
        return new Interval(
                money(BigDecimal.valueOf(minorUnits.low())).doubleValue(),
                money(BigDecimal.valueOf(minorUnits.high())).doubleValue(),
                minorUnits.level());
    }

    /** The histogram of a measure. */
    public static Histogram histogram(Quantities quantities, String measure) {
        return quantities.values(measure);
    }

    /** Adds to a reading how many deals of an outcome have no amount that counts. */
    public static Reading withoutAmounts(Reading reading, Quantities deals, String outcome) {
        Reading result = reading;
        for (String suffix : NOT_COUNTED) {
            result = result.without(suffix.substring(1), deals.sum(outcome + suffix));
        }
        return result;
    }

    /** How many deals of an outcome have an amount that counts. */
    public static long withAmount(Quantities deals, String outcome) {
        return deals.sum(outcome)
                - NOT_COUNTED.stream().mapToLong(suffix -> deals.sum(outcome + suffix)).sum();
    }
}
