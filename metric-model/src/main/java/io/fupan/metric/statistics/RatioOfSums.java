package io.fupan.metric.statistics;

import org.jspecify.annotations.Nullable;

/** The share that one group of amounts has of two groups together. */
public final class RatioOfSums {

    /** With more different amounts than these it takes too long for an answer to draw them. */
    static final int MOST_AMOUNTS = 1000;

    private RatioOfSums() {}

    /**
     * The interval of part ÷ (part + rest) by linearisation (Taylor), 95 %, drawn deal by deal from both groups.
     *
     * @return {@code null} with fewer than two amounts or a sum that is not positive
     */
    public static @Nullable Interval interval(Histogram part, Histogram rest) {
        long n = part.n() + rest.n();
        double total = part.sum().add(rest.sum()).doubleValue();
        if (n < 2 || total <= 0) {
            return null;
        }
        double ratio = part.sum().doubleValue() / total;
        double squares = (1 - ratio) * (1 - ratio) * part.sumOfSquares().doubleValue()
                + ratio * ratio * rest.sumOfSquares().doubleValue();
        double half = Proportions.Z * Math.sqrt(squares * n / (n - 1.0)) / total;
        return new Interval(Math.max(0, ratio - half), Math.min(1, ratio + half), Interval.LEVEL);
    }

    /** The same interval drawn deal by deal, see {@link Bootstrap}; {@code null} with too many different amounts. */
    public static @Nullable Interval drawn(Histogram part, Histogram rest, long seed) {
        int kinds = part.kinds() + rest.kinds();
        if (kinds > MOST_AMOUNTS) {
            return null;
        }
        long[] values = new long[kinds];
        long[] counts = new long[kinds];
        list(part, values, counts, 0);
        list(rest, values, counts, part.kinds());
        int inPart = part.kinds();
        return Bootstrap.interval(counts, seed, drawn -> {
            double partial = 0;
            double total = 0;
            for (int kind = 0; kind < drawn.length; kind++) {
                double amount = (double) values[kind] * drawn[kind];
                total += amount;
                partial += kind < inPart ? amount : 0;
            }
            return total == 0 ? Double.NaN : partial / total;
        });
    }

    private static void list(Histogram amounts, long[] values, long[] counts, int from) {
        int[] at = {from};
        amounts.forEach((value, count) -> {
            values[at[0]] = value;
            counts[at[0]++] = count;
        });
    }
}
