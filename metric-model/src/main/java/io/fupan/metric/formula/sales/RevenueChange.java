package io.fupan.metric.formula.sales;

import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.statistics.PriceVolumeMix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why the revenue of a period differs from that of another: prices, exchange rates, units, the mix of products, products
 * that came and went. All money is in minor units; the parts add up to the change but for the rounding of each.
 *
 * @param products each with what was sold of it before and now
 * @param notCounted how many deals won before and now are left out for want of money that counts, by reason
 */
public record RevenueChange(PriceVolumeMix parts, List<Product> products, SortedMap<String, Long> notCounted) {

    /** A product is sold before and now. */
    public static final String CONTINUING = "continuing";

    /** A product is sold now and was not before. */
    public static final String NEW = "new";

    /** A product was sold before and is not now. */
    public static final String GONE = "discontinued";

    /** One product in both periods; {@code foreign} is what of it was sold now in other currencies. */
    public record Product(String product, Sold before, Sold now, List<PriceVolumeMix.Foreign> foreign) {

        /** Copies the money. */
        public Product {
            foreign = List.copyOf(foreign);
        }

        /** Which of {@link #CONTINUING}, {@link #NEW} and {@link #GONE} it is. */
        public String bucket() {
            return before.thousandths() == 0 ? NEW : now.thousandths() == 0 ? GONE : CONTINUING;
        }

        private PriceVolumeMix.Line line() {
            return new PriceVolumeMix.Line(
                    before.thousandths(), before.minorUnits(), now.thousandths(), now.minorUnits(), foreign);
        }
    }

    /** Copies the products and counts. */
    public RevenueChange {
        products = List.copyOf(products);
        notCounted = Collections.unmodifiableSortedMap(new TreeMap<>(notCounted));
    }

    /** The change from {@code before} to the period of the window, product by product. */
    public static RevenueChange of(Window window, Period before) {
        Period now = window.period();
        SortedMap<String, Sold> then = Sold.byProduct(window, before.from(), before.lastDay());
        SortedMap<String, Sold> sold = Sold.byProduct(window, now.from(), now.lastDay());
        SortedMap<String, List<PriceVolumeMix.Foreign>> foreign = ForeignSales.of(window, now.from(), now.lastDay())
                .comparedWith(ForeignSales.of(window, before.from(), before.lastDay()));
        TreeSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(sold.keySet());
        List<Product> products = new ArrayList<>();
        for (String name : names) {
            Product product = new Product(
                    name, then.getOrDefault(name, Sold.NOTHING), sold.getOrDefault(name, Sold.NOTHING),
                    foreign.getOrDefault(name, List.of()));
            if (product.before().thousandths() != 0 || product.now().thousandths() != 0) {
                products.add(product);
            }
        }
        SortedMap<String, Long> notCounted = new TreeMap<>(Sold.notCounted(window, before.from(), before.lastDay()));
        Sold.notCounted(window, now.from(), now.lastDay())
                .forEach((why, deals) -> notCounted.merge(why, deals, Math::addExact));
        return new RevenueChange(
                PriceVolumeMix.of(products.stream().map(Product::line).toList()), products, notCounted);
    }
}
