package io.fupan.metric.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/** Whole numbers and how often each occurs: days, or minor units of money. All means and quantiles are exact. */
public final class Histogram {

    private final SortedMap<Long, Long> counts;
    private final long n;

    private Histogram(SortedMap<Long, Long> counts) {
        this.counts = counts;
        this.n = counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** A histogram of counts by value. */
    public static Histogram of(Map<Long, Long> counts) {
        return new Histogram(new TreeMap<>(counts));
    }

    /** The values of both. */
    public Histogram plus(Histogram other) {
        TreeMap<Long, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((value, count) -> sum.merge(value, count, Math::addExact));
        return new Histogram(sum);
    }

    /** How many values. */
    public long n() {
        return n;
    }

    /** The sum of all values. */
    public BigInteger sum() {
        return power(1);
    }

    /** How often each value occurs. */
    public SortedMap<Long, Long> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** The sum of the greatest values, as many as asked for or as there are. */
    public BigInteger greatest(int many) {
        BigInteger sum = BigInteger.ZERO;
        long left = many;
        for (Map.Entry<Long, Long> entry : new TreeMap<>(counts).descendingMap().entrySet()) {
            long taken = Math.min(left, entry.getValue());
            sum = sum.add(BigInteger.valueOf(entry.getKey()).multiply(BigInteger.valueOf(taken)));
            left -= taken;
        }
        return sum;
    }

    /** How many values are at most {@code limit}. */
    public long atMost(long limit) {
        return counts.headMap(limit + 1).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The mean to 34 digits; {@code null} without values. */
    public @Nullable BigDecimal mean() {
        return n == 0 ? null : new BigDecimal(sum()).divide(BigDecimal.valueOf(n), MathContext.DECIMAL128);
    }

    /** The value below which a fraction lies, interpolated as SQL's percentile_cont; {@code null} without values. */
    public @Nullable BigDecimal percentile(BigDecimal fraction) {
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
        if (mean == null || n < 2) {
            return null;
        }
        double half = new TDistribution(n - 1).inverseCumulativeProbability(1 - (1 - Interval.LEVEL) / 2)
                * Math.sqrt(variance() / n);
        return new Interval(mean.doubleValue() - half, mean.doubleValue() + half, Interval.LEVEL);
    }

    /** The interval of a quantile between two order statistics, at least 95 %; {@code null} if n is too small. */
    public @Nullable Interval quantileInterval(BigDecimal fraction) {
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
        if (n < 2) {
            return 0;
        }
        BigInteger count = BigInteger.valueOf(n);
        BigInteger scaled = power(2).multiply(count).subtract(sum().pow(2));
        return new BigDecimal(scaled)
                .divide(new BigDecimal(count.multiply(BigInteger.valueOf(n - 1))), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** The sum of the squares of all values. */
    public BigInteger sumOfSquares() {
        return power(2);
    }

    private BigInteger power(int exponent) {
        return counts.entrySet().stream()
                .map(entry ->
                        BigInteger.valueOf(entry.getKey()).pow(exponent).multiply(BigInteger.valueOf(entry.getValue())))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private long valueAt(long index) {
        long seen = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (index < seen) {
                return entry.getKey();
            }
        }
        throw new IndexOutOfBoundsException("index %d of %d values".formatted(index, n));
    }
}
