package io.fupan.metric.catalogue;

import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a formula gives: money in units of the currency, not rounded. */
record Reading(
        @Nullable BigDecimal value,
        long n,
        @Nullable Interval interval,
        Status status,
        @Nullable String reason,
        SortedMap<String, Long> excluded) {

    /** A count or a sum, which may truly be nothing. */
    static Reading total(BigDecimal value, long n) {
        return new Reading(value, n, null, value.signum() == 0 ? Status.ZERO : Status.OK, null, new TreeMap<>());
    }

    static Reading of(BigDecimal value, long n, @Nullable Interval interval) {
        return new Reading(value, n, interval, Status.OK, null, new TreeMap<>());
    }

    static Reading none(Status status, String reason) {
        return new Reading(null, 0, null, status, reason, new TreeMap<>());
    }

    /** Says how many deals were left out, unless none was. */
    Reading without(String why, long deals) {
        if (deals == 0) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(excluded);
        more.merge(why, deals, Math::addExact);
        return new Reading(value, n, interval, status, reason, more);
    }
}
