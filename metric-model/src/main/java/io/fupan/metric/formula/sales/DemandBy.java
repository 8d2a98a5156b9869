package io.fupan.metric.formula.sales;

import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Days;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The demand of a scope, product by product or by what else it is told apart by.
 *
 * @param name of the product, series or segment; empty if it is not known
 * @param bucket {@code continuing}, {@code new} if it was never sold before the period though other things were, or
 *     {@code discontinued} if it was sold before the period and not in it
 */
public record DemandBy(String name, String bucket, Demand demand) {

    /** What demand can be told apart by. */
    public static final List<String> KINDS =
            List.of(ScopeKinds.PRODUCT, ScopeKinds.SERIES, ScopeKinds.SEGMENT, ScopeKinds.REGION);

    /** The measures that demand is compared in, the default first. */
    public static final List<String> MEASURES =
            List.of(SalesFormulas.REVENUE, SalesFormulas.UNITS, SalesFormulas.NEW_DEALS);

    /**
     * The demand by a kind, the greatest first.
     *
     * @param measure one of {@link #MEASURES}
     * @throws InvalidQuery if kind or measure are none, or if the kind needs the whole organisation
     */
    public static List<DemandBy> of(Window window, String kind, String measure) {
        if (!MEASURES.contains(measure)) {
            throw new InvalidQuery("measure", "expected one of %s, but received '%s'".formatted(MEASURES, measure));
        }
        List<Days> runs = Months.of(window);
        Division division = switch (kind) {
            case ScopeKinds.PRODUCT -> days -> named(window, days, UnaryOperator.identity());
            case ScopeKinds.SERIES -> days -> named(window, days, product -> series(window, product));
            case ScopeKinds.SEGMENT, ScopeKinds.REGION -> ofAccounts(window, kind);
            default -> throw new InvalidQuery("by", "expected one of %s, but received '%s'".formatted(KINDS, kind));
        };
        return of(window, runs, division, SalesFormulas.measure(measure));
    }

    /** Divides what was sold in a run of days. */
    private interface Division {
        SortedMap<String, Sold> of(Span days);
    }

    private record Span(@Nullable LocalDate from, LocalDate to) {}

    private static List<DemandBy> of(
            Window window, List<Days> runs, Division division, Function<Sold, Double> measure) {
        if (runs.isEmpty()) {
            return List.of();
        }
        List<SortedMap<String, Sold>> months = runs.stream()
                .map(run -> division.of(new Span(run.from(), run.to())))
                .toList();
        SortedMap<String, Sold> before = division.of(new Span(null, runs.getFirst().from().minusDays(1)));
        Set<String> names = new TreeSet<>(before.keySet());
        months.forEach(month -> names.addAll(month.keySet()));
        List<DemandBy> all = new ArrayList<>();
        for (String name : names) {
            List<Sold> sold = months.stream().map(month -> month.getOrDefault(name, Sold.NOTHING)).toList();
            all.add(new DemandBy(name, bucket(name, before, sold), Demand.of(window, runs, sold, measure)));
        }
        all.sort(Comparator.comparingDouble((DemandBy each) -> -total(each.demand(), measure)).thenComparing(DemandBy::name));
        return all;
    }

    private static String bucket(String name, Map<String, Sold> before, List<Sold> months) {
        boolean was = before.getOrDefault(name, Sold.NOTHING).thousandths() != 0;
        boolean anything = before.values().stream().anyMatch(sold -> sold.thousandths() != 0);
        boolean is = months.stream().anyMatch(sold -> sold.thousandths() != 0);
        if (is) {
            return was || !anything ? RevenueChange.CONTINUING : RevenueChange.NEW;
        }
        return was ? RevenueChange.GONE : RevenueChange.CONTINUING;
    }

    private static double total(Demand demand, Function<Sold, Double> measure) {
        return demand.months().stream().map(Demand.Month::sold).mapToDouble(measure::apply).sum();
    }

    private static SortedMap<String, Sold> named(Window window, Span days, UnaryOperator<String> name) {
        SortedMap<String, Sold> named = new TreeMap<>();
        Sold.byProduct(window, days.from(), days.to())
                .forEach((product, sold) -> named.merge(name.apply(product), sold, Sold::plus));
        return named;
    }

    private static String series(Window window, String product) {
        String series = window.reference().seriesOf(product);
        return series == null ? "" : series;
    }

    /** Segments and regions belong to accounts, whose cells are those of the whole organisation. */
    private static Division ofAccounts(Window window, String kind) {
        if (!window.scope().equals(Scope.ORG)) {
            throw new InvalidQuery("by", "demand by %s is known for the whole organisation only".formatted(kind));
        }
        return days -> {
            SortedMap<String, Sold> sold = new TreeMap<>();
            for (Scope scope : window.cells().scopes(kind)) {
                Window part = new Window(window.cells(), window.reference(), scope, window.period(), window.currency());
                sold.put(scope.name(), Sold.total(part, days.from(), days.to()));
            }
            return sold;
        };
    }
}
