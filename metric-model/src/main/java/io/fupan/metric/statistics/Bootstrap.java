package io.fupan.metric.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Draws cases again and again to see how far a statistic of them scatters (Efron 1979). Each case is drawn a number of
 * times that is Poisson with mean 1, so equal cases can be drawn together and a histogram is enough; the statistic must
 * not depend on how many cases there are.
 */
public final class Bootstrap {

    /** How often the cases are drawn. */
    public static final int RESAMPLES = 1000;

    /** With more different cases than these it takes too long for an answer. */
    public static final int MOST_KINDS = 2000;

    // From here on the normal distribution is close enough, and much faster.
    private static final long LARGE = 16;

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS = RandomGeneratorFactory.of("L64X128MixRandom");

    private Bootstrap() {}

    /**
     * The percentile interval, 95 %.
     *
     * @param counts how many cases there are of each kind
     * @param seed the same seed gives the same interval
     * @param statistic of as many cases of each kind as drawn; NaN where it is undefined
     * @return ends may be infinite; {@code null} if the statistic is mostly undefined or there are too many kinds
     */
    public static @Nullable Interval interval(long[] counts, long seed, ToDoubleFunction<long[]> statistic) {
        if (counts.length > MOST_KINDS || Arrays.stream(counts).sum() < 2) {
            return null;
        }
        RandomGenerator random = GENERATORS.create(seed);
        double[] limits = Arrays.stream(counts).mapToDouble(count -> Math.exp(-count)).toArray();
        double[] values = new double[RESAMPLES];
        long[] drawn = new long[counts.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int kind = 0; kind < counts.length; kind++) {
                drawn[kind] = poisson(counts[kind], limits[kind], random);
            }
            values[i] = statistic.applyAsDouble(drawn);
        }
        double[] defined = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double tail = (1 - Interval.LEVEL) / 2;
        return defined.length < RESAMPLES / 2
                ? null
                : new Interval(at(defined, tail), at(defined, 1 - tail), Interval.LEVEL);
    }

    private static double at(double[] sorted, double fraction) {
        return sorted[(int) Math.round(fraction * (sorted.length - 1))];
    }

    /** A Poisson number; {@code limit} is e^-mean. */
    private static long poisson(long mean, double limit, RandomGenerator random) {
        if (mean > LARGE) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        // Knuth: multiply uniform numbers until the product falls below the limit.
        long drawn = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            drawn++;
        }
        return drawn;
    }
}
