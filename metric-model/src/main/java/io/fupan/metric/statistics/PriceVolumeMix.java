package io.fupan.metric.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why revenue changed: more or fewer units, other products, other prices, and products that came or went. The parts add
 * up to the change.
 */
public record PriceVolumeMix(double change, double volume, double mix, double price, double added, double gone) {

    /**
     * One product in two periods.
     *
     * @param price0 {@code null} if it was not sold in the first period
     * @param price1 {@code null} if it was not sold in the second period
     */
    public record Line(double quantity0, @Nullable Double price0, double quantity1, @Nullable Double price1) {}

    /** Decomposes the change between the periods. */
    public static PriceVolumeMix of(List<Line> lines) {
        double units0 = 0;
        double units1 = 0;
        double revenue0 = 0;
        double added = 0;
        double gone = 0;
        for (Line line : lines) {
            if (line.price0() != null && line.price1() != null) {
                units0 += line.quantity0();
                units1 += line.quantity1();
                revenue0 += line.quantity0() * line.price0();
            } else if (line.price1() != null) {
                added += line.quantity1() * line.price1();
            } else if (line.price0() != null) {
                gone -= line.quantity0() * line.price0();
            }
        }
        double volume = units0 == 0 ? 0 : (units1 - units0) * revenue0 / units0;
        double mix = 0;
        double price = 0;
        for (Line line : lines) {
            if (line.price0() != null && line.price1() != null) {
                mix += (line.quantity1() - line.quantity0() * units1 / units0) * line.price0();
                price += (line.price1() - line.price0()) * line.quantity1();
            }
        }
        return new PriceVolumeMix(volume + mix + price + added + gone, volume, mix, price, added, gone);
    }
}
