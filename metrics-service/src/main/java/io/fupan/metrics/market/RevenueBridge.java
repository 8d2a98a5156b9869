package io.fupan.metrics.market;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.sales.RevenueChange;
import io.fupan.metric.formula.sales.Sold;
import io.fupan.metric.period.Period;
import io.fupan.metric.statistics.PriceVolumeMix;
import io.fupan.metrics.window.Subject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Why revenue changed, in parts that add up, and product by product.
 *
 * @param excluded how many deals won before and now are left out for want of money that counts, by reason
 */
record RevenueBridge(
        @JsonUnwrapped Subject subject,
        LocalDate beforeFrom,
        LocalDate beforeTo,
        Parts parts,
        List<Product> products,
        SortedMap<String, Long> excluded) {

    /**
     * The parts of the change.
     *
     * @param fx what other exchange rates made of what was sold in other currencies
     * @param added of new products
     * @param discontinued of former products
     */
    record Parts(
            Figure change, Figure volume, Figure mix, Figure price, Figure fx, Figure added, Figure discontinued) {}

    /** One product in both periods; empty name if it is not known. */
    record Product(
            String product,
            String bucket,
            BigDecimal unitsBefore,
            BigDecimal unitsNow,
            Figure revenueBefore,
            Figure revenueNow) {}

    static RevenueBridge of(Window window, Subject subject, String compare) {
        Period before = before(window.period(), compare);
        RevenueChange change = RevenueChange.of(window, before);
        return new RevenueBridge(
                subject,
                java.util.Objects.requireNonNull(before.from()),
                before.to(),
                parts(window, change.parts()),
                change.products().stream().map(product -> product(window, product)).toList(),
                change.notCounted());
    }

    private static Period before(Period period, String compare) {
        if (period.isAll()) {
            throw new InvalidQuery("period", "the period 'all' has no beginning, so there is nothing to compare it with");
        }
        return switch (compare) {
            case "previous" -> period.previous();
            case "year-ago" -> period.yearAgo();
            default -> throw new InvalidQuery("compare", "expected previous or year-ago, but received '%s'".formatted(compare));
        };
    }

    private static Parts parts(Window window, PriceVolumeMix parts) {
        return new Parts(
                money(window, parts.change()), money(window, parts.volume()), money(window, parts.mix()),
                money(window, parts.price()), money(window, parts.fx()), money(window, parts.added()), money(window, parts.gone()));
    }

    private static Product product(Window window, RevenueChange.Product product) {
        return new Product(
                product.product(), product.bucket(), units(product.before()), units(product.now()),
                money(window, product.before().minorUnits()), money(window, product.now().minorUnits()));
    }

    private static BigDecimal units(Sold sold) {
        return BigDecimal.valueOf(sold.thousandths(), 3).stripTrailingZeros();
    }

    private static Figure money(Window window, long minorUnits) {
        return Figure.money(window.money(minorUnits), window.currency());
    }
}
