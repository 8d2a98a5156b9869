package io.fupan.metric.formula;

import io.fupan.metric.statistics.Incidence;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
 * @param backing what else is to be said
 */
public record Reading(
        @Nullable BigDecimal value,
        long n,
        @Nullable Interval interval,
        Status status,
        @Nullable String reason,
        SortedMap<String, Long> excluded,
        Backing backing) {

    // A finding about a rate needs this many cases, and more than so many on either side; one about a median fewer.
    private static final int FEWEST_OF_RATE = 30;
    private static final int FEWEST_ON_A_SIDE = 5;
    private static final int FEWEST_OF_MEDIAN = 20;

    /** A reading of which nothing else is to be said. */
    public Reading(
            @Nullable BigDecimal value,
            long n,
            @Nullable Interval interval,
            Status status,
            @Nullable String reason,
            SortedMap<String, Long> excluded) {
        this(value, n, interval, status, reason, excluded, Backing.NONE);
    }

    /** A count or a sum, which may truly be nothing. */
    public static Reading total(BigDecimal value, long n) {
        return new Reading(value, n, null, value.signum() == 0 ? Status.ZERO : Status.OK, null, new TreeMap<>(), Backing.NONE);
    }

    /** A value with the interval it lies in, if one can be given. */
    public static Reading of(BigDecimal value, long n, @Nullable Interval interval) {
        return new Reading(value, n, interval, Status.OK, null, new TreeMap<>(), Backing.NONE);
    }

    /** The share that {@code part} has of {@code whole}, with the interval of Wilson; undefined if there is no whole. */
    public static Reading share(long part, long whole) {
        if (whole == 0) {
            return none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR);
        }
        // The closest double, as counts are far below its precision.
        Reading share = of(BigDecimal.valueOf((double) part / whole), whole, Proportions.wilson(part, whole))
                .dividing(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
        return isFew(part, whole) ? share.warning(Reasons.INSUFFICIENT_SAMPLE) : share;
    }

    /** Whether so many successes of so many cases are too few for a finding about their rate. */
    public static boolean isFew(long successes, long cases) {
        return cases < FEWEST_OF_RATE || successes <= FEWEST_ON_A_SIDE || cases - successes <= FEWEST_ON_A_SIDE;
    }

    /** No value, and why. */
    public static Reading none(Status status, String reason) {
        return new Reading(null, 0, null, status, reason, new TreeMap<>(), Backing.NONE);
    }

    /** Says how many deals were left out, unless none was. */
    public Reading without(String why, long deals) {
        if (deals == 0) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(excluded);
        more.merge(why, deals, Math::addExact);
        return new Reading(value, n, interval, status, reason, more, backing);
    }

    /** The same, resting on so many cases; also said where there is no value. */
    public Reading restingOn(long cases) {
        return new Reading(value, cases, interval, status, reason, excluded, backing);
    }

    /** The same within another interval. */
    public Reading within(Interval other) {
        return new Reading(value, n, other, status, reason, excluded, backing);
    }

    /** Warns of few cases if this is a median, a quantile or a mean of them. */
    public Reading ofMany() {
        return value != null && n < FEWEST_OF_MEDIAN ? warning(Reasons.INSUFFICIENT_SAMPLE) : this;
    }

    /** Says what a reader must know before concluding anything. */
    public Reading warning(String code) {
        return with(backing.warning(code));
    }

    /** Says which numbers the value is made of. */
    public Reading madeOf(Map<String, Backing.Part> parts) {
        return with(backing.with(parts));
    }

    /** Says how large a share has had its event, by time. */
    public Reading along(List<Incidence.Step> curve) {
        return with(new Backing(backing.warnings(), backing.parts(), curve, backing.ratio(), backing.resampling()));
    }

    /** Says what is divided by what. */
    public Reading dividing(BigDecimal part, BigDecimal whole) {
        Backing.Ratio ratio = new Backing.Ratio(part, whole);
        return with(new Backing(backing.warnings(), backing.parts(), backing.curve(), ratio, backing.resampling()));
    }

    /** Says how the interval can be drawn again from the cases. */
    public Reading drawnBy(Backing.Resampling resampling) {
        return with(new Backing(backing.warnings(), backing.parts(), backing.curve(), backing.ratio(), resampling));
    }

    private Reading with(Backing other) {
        return new Reading(value, n, interval, status, reason, excluded, other);
    }
}
