package io.fupan.metric.formula.scorecard;

import io.fupan.event.reference.ReferenceFact.ScorecardWeight;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One metric of a scorecard.
 *
 * @param unit of the metric
 * @param actual as it is compared: a rate of few cases is drawn towards that of all
 * @param attained what of the target is reached, from 0 to 1.5; {@code null} if that cannot be said
 * @param interval of {@code attained}, if one is known
 * @param obstacle why nothing is attained, as a name of what is left out
 */
record Indicator(
        ScorecardWeight weight,
        String unit,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal target,
        @Nullable BigDecimal attained,
        @Nullable Interval interval,
        @Nullable String obstacle) {

    /** What is reached beyond does not make up for anything else. */
    private static final double MOST = 1.5;

    /** Nothing attained, and why. */
    static Indicator none(
            ScorecardWeight weight,
            String unit,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            String obstacle) {
        return new Indicator(weight, unit, actual, target, null, null, obstacle);
    }

    /** What is attained of a target above 0. */
    static Indicator of(
            ScorecardWeight weight,
            String unit,
            BigDecimal actual,
            BigDecimal target,
            boolean lessIsBetter,
            @Nullable Interval interval) {
        double value = attained(actual.doubleValue(), target.doubleValue(), lessIsBetter);
        Interval attained = interval == null
                ? null
                : between(
                        attained(interval.low(), target.doubleValue(), lessIsBetter),
                        attained(interval.high(), target.doubleValue(), lessIsBetter));
        return new Indicator(weight, unit, actual, target, BigDecimal.valueOf(value), attained, null);
    }

    private static Interval between(double one, double other) {
        return new Interval(Math.min(one, other), Math.max(one, other), Interval.LEVEL);
    }

    private static double attained(double actual, double target, boolean lessIsBetter) {
        if (lessIsBetter) {
            return actual <= 0 ? MOST : Math.min(MOST, target / actual);
        }
        return Math.clamp(actual / target, 0, MOST);
    }

    double share() {
        return weight.weight().doubleValue();
    }

    double value() {
        return Objects.requireNonNull(attained).doubleValue();
    }
}
