package io.fupan.metric.formula.sales;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of something in a run of days.
 *
 * @param thousandths of a unit
 * @param minorUnits of revenue
 * @param created deals that began
 */
public record Sold(long thousandths, long minorUnits, long created) {

    /** Nothing. */
    public static final Sold NOTHING = new Sold(0, 0, 0);

    /** Both together. */
    public Sold plus(Sold other) {
        return new Sold(
                Math.addExact(thousandths, other.thousandths),
                Math.addExact(minorUnits, other.minorUnits),
                Math.addExact(created, other.created));
    }

    /** Whether neither anything was sold nor a deal began. */
    public boolean isNothing() {
        return equals(NOTHING);
    }

    /**
     * By product, in a run of days; the empty name is for what has none. Of a product or a series, all that was sold of
     * it, also as an item of a deal about another one.
     */
    public static SortedMap<String, Sold> byProduct(Window window, @Nullable LocalDate from, LocalDate to) {
        SortedMap<String, Sold> products = new TreeMap<>();
        ofScope(window, from, to).sums().forEach((measure, value) -> add(measure, value, products));
        if (isItems(window)) {
            products.keySet().removeIf(product -> !belongs(window, product));
        }
        return products;
    }

    /** Says how many won deals in a run of days are left out for want of money that counts. */
    public static Reading without(Reading reading, Window window, @Nullable LocalDate from, LocalDate to) {
        Reading result = reading;
        for (Map.Entry<String, Long> notCounted : notCounted(window, from, to).entrySet()) {
            result = result.without(notCounted.getKey(), notCounted.getValue());
        }
        return result;
    }

    /** How many won deals in a run of days are left out for want of money that counts, by reason. */
    static SortedMap<String, Long> notCounted(Window window, @Nullable LocalDate from, LocalDate to) {
        SortedMap<String, Long> counts = new TreeMap<>();
        ofScope(window, from, to).sums().forEach((measure, deals) -> {
            int at = measure.indexOf('@');
            String product = measure.substring(at + 1);
            Window.NOT_COUNTED.stream()
                    .filter(why -> at > 0 && measure.startsWith(Measures.SOLD + why) && (!isItems(window) || belongs(window, product)))
                    .forEach(why -> counts.merge(why.substring(1), deals, Math::addExact));
        });
        return counts;
    }

    /** All products together. */
    public static Sold total(Window window, @Nullable LocalDate from, LocalDate to) {
        return byProduct(window, from, to).values().stream().reduce(NOTHING, Sold::plus);
    }

    /** The sums of what was sold in a run of days; of a product or a series, those of what belongs to it only. */
    static SortedMap<String, Long> measures(Window window, @Nullable LocalDate from, LocalDate to) {
        SortedMap<String, Long> measures = new TreeMap<>(ofScope(window, from, to).sums());
        if (isItems(window)) {
            measures.keySet().removeIf(measure -> !belongs(window, measure.substring(measure.indexOf('@') + 1)));
        }
        return measures;
    }

    private static Quantities ofScope(Window window, @Nullable LocalDate from, LocalDate to) {
        Scope scope = isItems(window) ? Scope.ORG : window.scope();
        boolean undated = window.period().isAll() && from == null;
        return window.cells().sum(scope, Measures.SALES, from, to, undated);
    }

    private static boolean isItems(Window window) {
        String kind = window.scope().kind();
        return kind.equals(ScopeKinds.PRODUCT) || kind.equals(ScopeKinds.SERIES);
    }

    private static void add(String measure, long value, SortedMap<String, Sold> products) {
        int at = measure.indexOf('@');
        if (at < 0) {
            return;
        }
        Sold part = switch (measure.substring(0, at)) {
            case Measures.SOLD -> new Sold(value, 0, 0);
            case Measures.SOLD + Measures.AMOUNT -> new Sold(0, value, 0);
            case Measures.CREATED -> new Sold(0, 0, value);
            default -> NOTHING;
        };
        products.merge(measure.substring(at + 1), part, Sold::plus);
    }

    private static boolean belongs(Window window, String product) {
        Scope scope = window.scope();
        return scope.name()
                .equals(scope.kind().equals(ScopeKinds.PRODUCT) ? product : window.reference().seriesOf(product));
    }
}
