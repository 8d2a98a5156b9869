package io.fupan.metric.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Intervals of proportions. */
public final class Proportions {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    // Beyond, the probability is too small for a double to matter.
    private static final double WIDEST = 38;
    private static final int HALVINGS = 60;

    static final double Z = NORMAL.inverseCumulativeProbability(1 - (1 - Interval.LEVEL) / 2);

    /** So many cases of all are added to a small group's own when its rate is drawn towards theirs. */
    public static final int PRIOR_CASES = 20;

    private Proportions() {}

    /** The score interval of Wilson (1927), 95 %; {@code null} if n is 0. */
    public static @Nullable Interval wilson(long successes, long n) {
        requireCounts(successes, n);
        return n == 0 ? null : wilson(successes, n, Z);
    }

    private static Interval wilson(long successes, long n, double z) {
        double p = (double) successes / n;
        double z2 = z * z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        // At the ends the formula is exact but floating point is not.
        double low = successes == 0 ? 0 : Math.max(0, centre - half);
        double high = successes == n ? 1 : Math.min(1, centre + half);
        return new Interval(low, high, Interval.LEVEL);
    }

    /** The interval of the difference p1 − p2, method 10 of Newcombe (1998), 95 %; {@code null} if an n is 0. */
    public static @Nullable Interval newcombe(long successes1, long n1, long successes2, long n2) {
        requireCounts(successes1, n1);
        requireCounts(successes2, n2);
        return n1 == 0 || n2 == 0 ? null : newcombe(successes1, n1, successes2, n2, Z);
    }

    private static Interval newcombe(long successes1, long n1, long successes2, long n2, double z) {
        Interval first = wilson(successes1, n1, z);
        Interval second = wilson(successes2, n2, z);
        double p1 = (double) successes1 / n1;
        double p2 = (double) successes2 / n2;
        double below = Math.hypot(p1 - first.low(), second.high() - p2);
        double above = Math.hypot(first.high() - p1, p2 - second.low());
        return new Interval(p1 - p2 - below, p1 - p2 + above, Interval.LEVEL);
    }

    /**
     * How probable a difference as large is if there is none: one less the greatest level at which the interval of
     * {@link #newcombe} leaves zero out, so that the two never disagree.
     *
     * @throws IllegalArgumentException if an n is 0
     */
    public static double probabilityOfNoDifference(long successes1, long n1, long successes2, long n2) {
        requireCounts(successes1, n1);
        requireCounts(successes2, n2);
        if (n1 == 0 || n2 == 0) {
            throw new IllegalArgumentException("a difference needs cases on both sides, got %d and %d".formatted(n1, n2));
        }
        double inside = 0;
        double outside = WIDEST;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double z = (inside + outside) / 2;
            if (newcombe(successes1, n1, successes2, n2, z).contains(0)) {
                outside = z;
            } else {
                inside = z;
            }
        }
        return twoSided(inside);
    }

    /** How probable a standard normal number is that lies as far from zero on either side. */
    public static double twoSided(double z) {
        return 2 * NORMAL.cumulativeProbability(-Math.abs(z));
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
