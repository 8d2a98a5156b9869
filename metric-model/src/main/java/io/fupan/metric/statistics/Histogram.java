package io.fupan.metric.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers and how often each occurs: days, or minor units of money. All means and quantiles are exact. Kept in
 * sorted arrays, as there may be a million different amounts.
 */
public final class Histogram {

    private static final Histogram NONE = new Histogram(new long[0], new long[0]);

    private final long[] values;
    private final long[] counts;

    private Histogram(long[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
    }

    /** A histogram of counts by value. */
    public static Histogram of(Map<Long, Long> counts) {
        SortedMap<Long, Long> sorted = counts instanceof SortedMap<Long, Long> map && map.comparator() == null
                ? map
                : new TreeMap<>(counts);
        return new Histogram(
                sorted.keySet().stream().mapToLong(Long::longValue).toArray(),
                sorted.values().stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * A histogram that reads these arrays, which must not change any more.
     *
     * @param values in ascending order, each once
     * @param counts how often each occurs
     */
    public static Histogram reading(long[] values, long[] counts) {
        return new Histogram(values, counts);
    }

    /** The histogram without values. */
    public static Histogram none() {
        return NONE;
    }

    /** The values of both. */
    public Histogram plus(Histogram other) {
        if (values.length == 0 || other.values.length == 0) {
            return values.length == 0 ? other : this;
        }
        long[] sumValues = new long[values.length + other.values.length];
        long[] sumCounts = new long[sumValues.length];
        int size = 0;
        int left = 0;
        int right = 0;
        while (left < values.length || right < other.values.length) {
            boolean hasLeft = right == other.values.length
                    || left < values.length && values[left] <= other.values[right];
            boolean hasRight = left == values.length
                    || right < other.values.length && other.values[right] <= values[left];
            sumValues[size] = hasLeft ? values[left] : other.values[right];
            sumCounts[size++] = Math.addExact(hasLeft ? counts[left++] : 0, hasRight ? other.counts[right++] : 0);
        }
        return new Histogram(Arrays.copyOf(sumValues, size), Arrays.copyOf(sumCounts, size));
    }

    /** How many values; throws {@link ArithmeticException} rather than overflow. */
    public long n() {
        long n = 0;
        for (long count : counts) {
            n = Math.addExact(n, count);
        }
        return n;
    }

    /** How many different values. */
    public int kinds() {
        return values.length;
    }

    /** How often the values occur that are wanted; throws {@link ArithmeticException} rather than overflow. */
    public long count(LongPredicate wanted) {
        long sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum = wanted.test(values[i]) ? Math.addExact(sum, counts[i]) : sum;
        }
        return sum;
    }

    /** The sum of all values. */
    public BigInteger sum() {
        return PowerSum.of(values, counts, 1);
    }

    /** How often each value occurs. */
    public SortedMap<Long, Long> counts() {
        TreeMap<Long, Long> map = new TreeMap<>();
        forEach(map::put);
        return Collections.unmodifiableSortedMap(map);
    }

    /** What is done with a value and how often it occurs. */
    @FunctionalInterface
    public interface Entries {

        /** Takes one of them. */
        void take(long value, long count);
    }

    /** Hands over each value once, the least first, with how often it occurs. */
    public void forEach(Entries entries) {
        for (int i = 0; i < values.length; i++) {
            entries.take(values[i], counts[i]);
        }
    }

    /** The sum of the greatest values, as many as asked for or as there are. */
    public BigInteger greatest(int many) {
        BigInteger sum = BigInteger.ZERO;
        long left = many;
        for (int i = values.length - 1; i >= 0 && left > 0; i--) {
            long taken = Math.min(left, counts[i]);
            sum = sum.add(BigInteger.valueOf(values[i]).multiply(BigInteger.valueOf(taken)));
            left -= taken;
        }
        return sum;
    }

    /** How many values are at most {@code limit}. */
    public long atMost(long limit) {
        long sum = 0;
        for (int i = 0; i < values.length && values[i] <= limit; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** The mean to 34 digits; {@code null} without values. */
    public @Nullable BigDecimal mean() {
        long n = n();
        return n == 0 ? null : new BigDecimal(sum()).divide(BigDecimal.valueOf(n), MathContext.DECIMAL128);
    }

    /** The value below which a fraction lies, interpolated as SQL's percentile_cont; {@code null} without values. */
    public @Nullable BigDecimal percentile(BigDecimal fraction) {
        long n = n();
        if (n == 0) {
            return null;
        }
        BigDecimal position = fraction.multiply(BigDecimal.valueOf(n - 1));
        long index = position.longValue();
        BigDecimal lower = BigDecimal.valueOf(valueAt(index));
        BigDecimal rest = position.subtract(BigDecimal.valueOf(index));
        if (rest.signum() == 0) {
            return lower;
        }
        return lower.add(rest.multiply(BigDecimal.valueOf(valueAt(index + 1)).subtract(lower)));
    }

    /** The t interval of the mean, 95 %; {@code null} with fewer than two values. */
    public @Nullable Interval meanInterval() {
        BigDecimal mean = mean();
        long n = n();
        if (mean == null || n < 2) {
            return null;
        }
        double half = new TDistribution(n - 1).inverseCumulativeProbability(1 - (1 - Interval.LEVEL) / 2)
                * Math.sqrt(variance() / n);
        return new Interval(mean.doubleValue() - half, mean.doubleValue() + half, Interval.LEVEL);
    }

    /** The interval of a quantile between two order statistics, at least 95 %; {@code null} if n is too small. */
    public @Nullable Interval quantileInterval(BigDecimal fraction) {
        long n = n();
        if (n == 0 || n > Integer.MAX_VALUE) {
            return null;
        }
        BinomialDistribution below = new BinomialDistribution((int) n, fraction.doubleValue());
        double tail = (1 - Interval.LEVEL) / 2;
        long low = below.inverseCumulativeProbability(tail);
        long high = below.inverseCumulativeProbability(1 - tail) + 1L;
        // Ranks count from 1; rank 0 or n + 1 would mean that the sample has no such bound.
        return low < 1 || high > n
                ? null
                : new Interval(valueAt(low - 1), valueAt(high - 1), Interval.LEVEL);
    }

    /** The sample variance; 0 with fewer than two values. */
    public double variance() {
        long n = n();
        if (n < 2) {
            return 0;
        }
        BigInteger count = BigInteger.valueOf(n);
        BigInteger scaled = sumOfSquares().multiply(count).subtract(sum().pow(2));
        return new BigDecimal(scaled)
                .divide(new BigDecimal(count.multiply(BigInteger.valueOf(n - 1))), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** The sum of the squares of all values. */
    public BigInteger sumOfSquares() {
        return PowerSum.of(values, counts, 2);
    }

    private long valueAt(long index) {
        long seen = 0;
        for (int i = 0; i < values.length; i++) {
            seen += counts[i];
            if (index < seen) {
                return values[i];
            }
        }
        throw new IndexOutOfBoundsException("index %d of %d values".formatted(index, n()));
    }
}
