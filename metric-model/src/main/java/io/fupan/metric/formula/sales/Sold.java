package io.fupan.metric.formula.sales;

import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Window;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.LocalDate;
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
        Scope scope = window.scope();
        boolean items = scope.kind().equals(ScopeKinds.PRODUCT) || scope.kind().equals(ScopeKinds.SERIES);
        Quantities sales = sales(window.cells(), items ? Scope.ORG : scope, from, to, window.period().isAll());
        SortedMap<String, Sold> products = new TreeMap<>();
        sales.sums().forEach((measure, value) -> add(measure, value, products));
        if (items) {
            products.keySet().removeIf(product -> !belongs(product, scope, window.reference()));
        }
        return products;
    }

    /** All products together. */
    public static Sold total(Window window, @Nullable LocalDate from, LocalDate to) {
        return byProduct(window, from, to).values().stream().reduce(NOTHING, Sold::plus);
    }

    private static Quantities sales(
            CellReader cells, Scope scope, @Nullable LocalDate from, LocalDate to, boolean undated) {
        return cells.sum(scope, Measures.SALES, from, to, undated && from == null);
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

    private static boolean belongs(String product, Scope scope, Reference reference) {
        return scope.name().equals(scope.kind().equals(ScopeKinds.PRODUCT) ? product : reference.seriesOf(product));
    }
}
