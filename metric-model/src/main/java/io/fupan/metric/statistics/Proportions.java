package io.fupan.metric.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Intervals of proportions. */
public final class Proportions {

    static final double Z = new NormalDistribution().inverseCumulativeProbability(1 - (1 - Interval.LEVEL) / 2);

    private Proportions() {}

    /** The score interval of Wilson (1927), 95 %; {@code null} if n is 0. */
    public static @Nullable Interval wilson(long successes, long n) {
        requireCounts(successes, n);
        if (n == 0) {
            return null;
        }
        double p = (double) successes / n;
        double z2 = Z * Z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        // At the ends the formula is exact but floating point is not.
        double low = successes == 0 ? 0 : Math.max(0, centre - half);
        double high = successes == n ? 1 : Math.min(1, centre + half);
        return new Interval(low, high, Interval.LEVEL);
    }

    /** The interval of the difference p1 − p2, method 10 of Newcombe (1998), 95 %; {@code null} if an n is 0. */
    public static @Nullable Interval newcombe(long successes1, long n1, long successes2, long n2) {
        Interval first = wilson(successes1, n1);
        Interval second = wilson(successes2, n2);
        if (first == null || second == null) {
            return null;
        }
        double p1 = (double) successes1 / n1;
        double p2 = (double) successes2 / n2;
        double below = Math.hypot(p1 - first.low(), second.high() - p2);
        double above = Math.hypot(first.high() - p1, p2 - second.low());
        return new Interval(p1 - p2 - below, p1 - p2 + above, Interval.LEVEL);
    }

    /** A small rate drawn towards a prior that weighs as much as {@code weight} cases. */
    public static double shrunk(long successes, long n, double prior, double weight) {
        requireCounts(successes, n);
        return (successes + weight * prior) / (n + weight);
    }

    private static void requireCounts(long successes, long n) {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("expected 0 <= successes <= n, got %d of %d".formatted(successes, n));
        }
    }
}
