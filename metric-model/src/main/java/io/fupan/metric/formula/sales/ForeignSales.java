package io.fupan.metric.formula.sales;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.PriceVolumeMix.Foreign;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was sold in currencies other than the base.
 *
 * @param products by product, by currency
 */
record ForeignSales(SortedMap<String, SortedMap<String, Converted>> products) {

    private static final Converted NOTHING = new Converted(0, 0);

    /** Money of one currency in its own minor units, and what that is in the sums, in minor units of the base. */
    record Converted(long own, long base) {

        private Converted plus(Converted other) {
            return new Converted(Math.addExact(own, other.own), Math.addExact(base, other.base));
        }
    }

    /** What was sold in a run of days. */
    static ForeignSales of(Window window, @Nullable LocalDate from, LocalDate to) {
        SortedMap<String, SortedMap<String, Converted>> products = new TreeMap<>();
        Sold.measures(window, from, to).forEach((measure, value) -> {
            int at = measure.indexOf('@');
            int sign = measure.indexOf('#');
            if (sign >= 0 && sign < at) {
                Converted part = part(measure.substring(0, sign), value);
                products.computeIfAbsent(measure.substring(at + 1), product -> new TreeMap<>())
                        .merge(measure.substring(sign + 1, at), part, Converted::plus);
            }
        });
        return new ForeignSales(products);
    }

    private static Converted part(String measure, long value) {
        return switch (measure) {
            case Measures.SOLD + Measures.AMOUNT -> new Converted(value, 0);
            case Measures.SOLD + Measures.CONVERTED -> new Converted(0, value);
            default -> NOTHING;
        };
    }

    /** By currency, of all products. */
    private SortedMap<String, Converted> total() {
        SortedMap<String, Converted> total = new TreeMap<>();
        products.values().forEach(currencies ->
                currencies.forEach((currency, money) -> total.merge(currency, money, Converted::plus)));
        return total;
    }

    /**
     * What of this is of each product, and at which rate the same currency was converted before, on the average of all
     * products; money of currencies in which nothing was sold before is not among it.
     */
    SortedMap<String, List<Foreign>> comparedWith(ForeignSales before) {
        SortedMap<String, Converted> former = before.total();
        SortedMap<String, List<Foreign>> compared = new TreeMap<>();
        products.forEach((product, currencies) -> {
            List<Foreign> known = new ArrayList<>();
            for (Map.Entry<String, Converted> each : currencies.entrySet()) {
                Converted then = former.getOrDefault(each.getKey(), NOTHING);
                if (then.own() > 0) {
                    known.add(new Foreign(each.getValue().own(), each.getValue().base(), then.own(), then.base()));
                }
            }
            compared.put(product, known);
        });
        return compared;
    }
}
