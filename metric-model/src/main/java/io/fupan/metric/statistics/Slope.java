package io.fupan.metric.statistics;

import java.util.List;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * By how much values rise from one to the next, by least squares.
 *
 * @param interval the t interval, 95 %
 * @param mean of the values
 */
public record Slope(double value, Interval interval, double mean) {

    /** Of values at equal distances; {@code null} with fewer than three. */
    public static @Nullable Slope of(List<Double> values) {
        if (values.size() < 3) {
            return null;
        }
        SimpleRegression line = new SimpleRegression();
        for (int at = 0; at < values.size(); at++) {
            line.addData(at, values.get(at));
        }
        double half = line.getSlopeConfidenceInterval(1 - Interval.LEVEL);
        // A perfect line has no scatter, which floating point may turn into the root of less than nothing.
        half = Double.isNaN(half) ? 0 : half;
        double slope = line.getSlope();
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return new Slope(slope, new Interval(slope - half, slope + half, Interval.LEVEL), mean);
    }
}
