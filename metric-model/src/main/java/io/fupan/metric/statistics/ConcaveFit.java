package io.fupan.metric.statistics;

import java.util.List;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * What comes out for what is put in, with diminishing returns: out = a + b·ln(1 + in), by least squares.
 *
 * @param interval of {@code b}, the t interval, 95 %
 * @param meanInput of all points
 */
public record ConcaveFit(double a, double b, Interval interval, double meanInput) {

    /** So many points must be known before anything is fitted. */
    public static final int FEWEST_POINTS = 12;

    /** What was put in, and what came out. */
    public record Point(double input, double output) {}

    /** Of some points; {@code null} with fewer than twelve, or if always the same is put in. */
    public static @Nullable ConcaveFit of(List<Point> points) {
        SimpleRegression line = new SimpleRegression();
        points.forEach(point -> line.addData(Math.log1p(point.input()), point.output()));
        double slope = line.getSlope();
        if (points.size() < FEWEST_POINTS || Double.isNaN(slope)) {
            return null;
        }
        double half = line.getSlopeConfidenceInterval(1 - Interval.LEVEL);
        // A perfect curve has no scatter, which floating point may turn into the root of less than nothing.
        half = Double.isNaN(half) ? 0 : half;
        double mean = points.stream().mapToDouble(Point::input).average().orElseThrow();
        return new ConcaveFit(line.getIntercept(), slope, new Interval(slope - half, slope + half, Interval.LEVEL), mean);
    }

    /** How much more comes out for one more put in, at the mean of what was put in. */
    public double marginal() {
        return b / (1 + meanInput);
    }
}
