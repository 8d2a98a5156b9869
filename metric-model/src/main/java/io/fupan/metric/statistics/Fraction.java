package io.fupan.metric.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * An exact quotient of whole numbers, for results that are rounded once: whether one ends in a half cannot be told from
 * digits that were cut off.
 *
 * @param denominator greater than 0
 */
record Fraction(BigInteger numerator, BigInteger denominator) {

    private static final Fraction ZERO = of(BigInteger.ZERO, BigInteger.ONE);

    static Fraction of(BigInteger numerator, BigInteger denominator) {
        return denominator.signum() < 0
                ? new Fraction(numerator.negate(), denominator.negate())
                : new Fraction(numerator, denominator);
    }

    static Fraction of(long whole) {
        return of(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /** The sum, half by half, because denominators grow: thousands of terms take milliseconds. */
    static Fraction sum(List<Fraction> terms) {
        if (terms.size() < 2) {
            return terms.isEmpty() ? ZERO : terms.getFirst();
        }
        int half = terms.size() / 2;
        return sum(terms.subList(0, half)).plus(sum(terms.subList(half, terms.size())));
    }

    Fraction plus(Fraction other) {
        return denominator.equals(other.denominator)
                ? of(numerator.add(other.numerator), denominator)
                : of(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(of(other.numerator.negate(), other.denominator));
    }

    /** The nearest whole number, of two that are equally near the even one. */
    long rounded() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
