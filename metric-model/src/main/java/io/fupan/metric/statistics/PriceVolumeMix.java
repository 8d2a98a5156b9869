package io.fupan.metric.statistics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Why revenue changed: more or fewer units, other products, other prices, other exchange rates, and products that came
 * or went. All in minor
 * units, each part computed exactly and rounded half to even once; before that they add up to the change.
 */
public record PriceVolumeMix(long change, long volume, long mix, long price, long fx, long added, long gone) {

    /**
     * One product in two periods.
     *
     * @param quantity0 in any unit that all lines share; 0 if it was not sold in the first period
     * @param revenue0 in minor units
     * @param quantity1 in the same unit; 0 if it was not sold in the second period
     * @param revenue1 in minor units
     * @param foreign what of it was sold in the second period in currencies that were sold in before
     */
    public record Line(long quantity0, long revenue0, long quantity1, long revenue1, List<Foreign> foreign) {

        /** Copies the money. */
        public Line {
            foreign = List.copyOf(foreign);
        }

        /** Sold in one currency only. */
        public Line(long quantity0, long revenue0, long quantity1, long revenue1) {
            this(quantity0, revenue0, quantity1, revenue1, List.of());
        }

        private boolean isContinuing() {
            return quantity0 != 0 && quantity1 != 0;
        }

        /** What the units of the second period would have brought at the prices of the first. */
        private Fraction atFormerPrice() {
            return Fraction.of(
                    BigInteger.valueOf(quantity1).multiply(BigInteger.valueOf(revenue0)), BigInteger.valueOf(quantity0));
        }
    }

    /**
     * Money of one currency, and at which rate it was converted before.
     *
     * @param own in its own minor units
     * @param base what that is in the revenue
     * @param formerOwn greater than 0; for {@code formerBase} the same currency was sold in the first period
     */
    public record Foreign(long own, long base, long formerOwn, long formerBase) {

        /** By how much more it is than it would have been at the former rate. */
        private Fraction gain() {
            return Fraction.of(base)
                    .minus(Fraction.of(
                            BigInteger.valueOf(own).multiply(BigInteger.valueOf(formerBase)), BigInteger.valueOf(formerOwn)));
        }
    }

    /** Decomposes the change between the periods. */
    public static PriceVolumeMix of(List<Line> lines) {
        List<Fraction> atFormerPrices = new ArrayList<>();
        List<Fraction> gains = new ArrayList<>();
        long units0 = 0;
        long units1 = 0;
        long revenue0 = 0;
        long revenue1 = 0;
        long added = 0;
        long gone = 0;
        for (Line line : lines) {
            if (line.isContinuing()) {
                units0 = Math.addExact(units0, line.quantity0());
                units1 = Math.addExact(units1, line.quantity1());
                revenue0 = Math.addExact(revenue0, line.revenue0());
                revenue1 = Math.addExact(revenue1, line.revenue1());
                atFormerPrices.add(line.atFormerPrice());
                line.foreign().forEach(money -> gains.add(money.gain()));
            } else if (line.quantity1() != 0) {
                added = Math.addExact(added, line.revenue1());
            } else if (line.quantity0() != 0) {
                gone = Math.subtractExact(gone, line.revenue0());
            }
        }
        Fraction before = Fraction.of(revenue0);
        Fraction volume = units0 == 0
                ? Fraction.of(0)
                : Fraction.of(
                        BigInteger.valueOf(units1 - units0).multiply(BigInteger.valueOf(revenue0)),
                        BigInteger.valueOf(units0));
        Fraction atFormerPrice = Fraction.sum(atFormerPrices);
        Fraction fx = Fraction.sum(gains);
        return new PriceVolumeMix(
                Math.addExact(revenue1 - revenue0, Math.addExact(added, gone)),
                volume.rounded(),
                atFormerPrice.minus(before).minus(volume).rounded(),
                Fraction.of(revenue1).minus(atFormerPrice).minus(fx).rounded(),
                fx.rounded(),
                added,
                gone);
    }
}
