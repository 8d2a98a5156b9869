package io.fupan.metric.statistics;

import java.math.BigInteger;

/** Exact sums of powers: in 128 bits as long as they fit, which those of a million amounts do. */
final class PowerSum {

    /** The value of one in the upper half. */
    private static final BigInteger UPPER = BigInteger.ONE.shiftLeft(Long.SIZE);

    private long upper;
    private long lower;

    private PowerSum() {}

    /**
     * The sum of count times value to the power of 1 or 2.
     *
     * @param counts how often each value occurs
     */
    static BigInteger of(long[] values, long[] counts, int exponent) {
        try {
            PowerSum sum = new PowerSum();
            for (int i = 0; i < values.length; i++) {
                long product = Math.multiplyExact(values[i], counts[i]);
                sum.add(product, exponent == 1 ? 1 : values[i]);
            }
            return sum.total();
        } catch (ArithmeticException tooLarge) {
            return slowly(values, counts, exponent);
        }
    }

    /** Adds a product of two numbers. */
    private void add(long one, long other) {
        long sum = lower + one * other;
        long carry = Long.compareUnsigned(sum, lower) < 0 ? 1 : 0;
        lower = sum;
        upper = Math.addExact(upper, Math.addExact(Math.multiplyHigh(one, other), carry));
    }

    private BigInteger total() {
        BigInteger low = BigInteger.valueOf(lower);
        return BigInteger.valueOf(upper).multiply(UPPER).add(low.signum() < 0 ? low.add(UPPER) : low);
    }

    private static BigInteger slowly(long[] values, long[] counts, int exponent) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.add(BigInteger.valueOf(values[i]).pow(exponent).multiply(BigInteger.valueOf(counts[i])));
        }
        return sum;
    }
}
