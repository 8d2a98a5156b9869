package io.fupan.metric.formula;

import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a formula gives.
 *
 * @param value not rounded; money in units of the currency
 * @param n how many deals (or what else is measured) it rests on
 * @param reason why there is no value, see {@link Reasons}
 * @param excluded how many were left out, by reason
 */
public record Reading(
        @Nullable BigDecimal value,
        long n,
        @Nullable Interval interval,
        Status status,
        @Nullable String reason,
        SortedMap<String, Long> excluded) {

    /** A count or a sum, which may truly be nothing. */
    public static Reading total(BigDecimal value, long n) {
        return new Reading(value, n, null, value.signum() == 0 ? Status.ZERO : Status.OK, null, new TreeMap<>());
    }

    /** A value with the interval it lies in, if one can be given. */
    public static Reading of(BigDecimal value, long n, @Nullable Interval interval) {
        return new Reading(value, n, interval, Status.OK, null, new TreeMap<>());
    }

    /** The share that {@code part} has of {@code whole}, with the interval of Wilson; undefined if there is no whole. */
    public static Reading share(long part, long whole) {
        // The closest double, as counts are far below its precision.
        return whole == 0
                ? none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : of(BigDecimal.valueOf((double) part / whole), whole, Proportions.wilson(part, whole));
    }

    /** No value, and why. */
    public static Reading none(Status status, String reason) {
        return new Reading(null, 0, null, status, reason, new TreeMap<>());
    }

    /** Says how many deals were left out, unless none was. */
    public Reading without(String why, long deals) {
        if (deals == 0) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(excluded);
        more.merge(why, deals, Math::addExact);
        return new Reading(value, n, interval, status, reason, more);
    }
}
