package io.fupan.metric.catalogue;

import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Days;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.RollingWindow;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics, and their values from the cells. */
public final class MetricCatalogue {

    private static final Comparator<MetricValue> GREATEST_FIRST = Comparator.<MetricValue, @Nullable Figure>comparing(
                    MetricValue::value,
                    Comparator.nullsLast(Comparator.comparing(Figure::number, Comparator.reverseOrder())))
            .thenComparing(MetricValue::scope);

    private final Currency currency;
    private final Set<String> families;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    /** The catalogue of an installation whose money is in a currency. */
    public MetricCatalogue(Currency currency) {
        this(currency, Set.copyOf(Measures.FAMILIES));
    }

    /** The catalogue of a service that holds some families of cells only, and has no value for what needs others. */
    public MetricCatalogue(Currency currency, Set<String> families) {
        this.currency = currency;
        this.families = Set.copyOf(families);
        Metrics.all().forEach(metric -> metrics.put(metric.definition().metric(), metric));
    }

    /** All definitions, in the order of the catalogue. */
    public List<MetricDefinition> definitions() {
        return metrics.values().stream().map(Metric::definition).toList();
    }

    /**
     * The definition of a metric.
     *
     * @throws InvalidQuery if there is none of this name
     */
    public MetricDefinition definition(String metric) {
        return metric(metric).definition();
    }

    /**
     * The value of a metric, with the comparison the query asks for. A scope that is known has counts and sums of zero
     * where nothing happened; there is no value for one that neither the reference data nor any deal names.
     *
     * @throws InvalidQuery if the query does not fit the metric
     */
    public MetricValue evaluate(CellReader cells, Reference reference, MetricQuery query) {
        Evaluation evaluation = evaluation(cells, reference, query);
        Scope scope = query.scope();
        return scope.equals(Scope.ORG) || cells.knows(scope) || reference.knows(scope)
                ? evaluation.explained()
                : evaluation.unknownScope();
    }

    /**
     * The metric in each unit of the query's period; of all the days there are, for the period {@code all}.
     *
     * @throws InvalidQuery if the query does not fit the metric
     */
    public Series series(CellReader cells, Reference reference, MetricQuery query, Grain grain) {
        return series(
                cells, reference, query, (from, to) -> split(grain, from, to), days -> isPartial(grain, days, query.period()));
    }

    /**
     * The metric in the windows that end on each day of the query's period.
     *
     * @throws InvalidQuery if the query does not fit the metric
     */
    public Series rolling(CellReader cells, Reference reference, MetricQuery query, RollingWindow window) {
        return series(cells, reference, query, window::endingIn, days -> false);
    }

    private static List<Days> split(Grain grain, LocalDate from, LocalDate to) {
        try {
            return grain.split(from, to);
        } catch (IllegalArgumentException e) {
            // A custom calendar does not list all of these days.
            throw new InvalidQuery("grain", String.valueOf(e.getMessage()));
        }
    }

    /** All time begins with the first day there is and ends with the last, so that cuts no unit off that is over. */
    private static boolean isPartial(Grain grain, Days days, Period period) {
        return period.isAll() ? grain.end(days.from()).isAfter(period.asOf()) : !grain.isWhole(days);
    }

    private Series series(
            CellReader cells,
            Reference reference,
            MetricQuery query,
            BiFunction<LocalDate, LocalDate, List<Days>> division,
            Predicate<Days> isPartial) {
        MetricDefinition definition = definition(query.metric());
        Period period = query.period();
        LocalDate from = period.isAll() ? cells.firstDay() : period.from();
        LocalDate to = period.isAll() ? earlier(cells.lastDay(), period.lastDay()) : period.lastDay();
        List<Days> runs = from == null || from.isAfter(to) ? List.of() : division.apply(from, to);
        List<Series.Point> points = runs.stream()
                .map(days -> evaluation(cells, reference, query.in(Period.between(days.from(), days.to(), period.asOf())))
                        .point(isPartial.test(days)))
                .toList();
        return new Series(
                query.metric(), Evaluation.reference(definition), query.scope(), definition.unit(),
                Evaluation.currency(definition, currency), period.asOf(), points);
    }

    /**
     * What a metric reads for a query, before it is made a value to be shown.
     *
     * @throws InvalidQuery if the query does not fit the metric
     */
    public Reading reading(CellReader cells, Reference reference, MetricQuery query) {
        return evaluation(cells, reference, query).reading();
    }

    /**
     * The metric of every scope of a kind that has cells or that the reference data names.
     *
     * @param query its scope is not looked at
     * @throws InvalidQuery if the query does not fit the metric
     */
    public Ranking ranking(CellReader cells, Reference reference, MetricQuery query, String kind) {
        MetricDefinition definition = definition(query.metric());
        List<MetricValue> values = scopes(cells, reference, kind).stream()
                .map(scope -> evaluation(cells, reference, query.about(scope)).value())
                .sorted(GREATEST_FIRST)
                .toList();
        return new Ranking(
                query.metric(), Evaluation.reference(definition), kind, Evaluation.days(query.period(), cells),
                definition.unit(), Evaluation.currency(definition, currency), query.period().asOf(), values);
    }

    /** The funnel of a scope and period, through a pipeline (the only one if {@code null}), stages in its order. */
    public Funnel funnel(
            CellReader cells, Reference reference, Scope scope, Period period, @Nullable String pipeline, int horizon) {
        return new FunnelReading(this, cells, reference, scope, period, horizon).read(pipeline);
    }

    /** The scopes of a kind that have cells or that the reference data names. */
    public static SortedSet<Scope> scopes(CellReader cells, Reference reference, String kind) {
        TreeSet<Scope> scopes = new TreeSet<>(reference.known(kind));
        scopes.addAll(cells.scopes(kind));
        return scopes;
    }

    /**
     * The scopes of a kind within a scope: all of the kind for the organisation, else the pairs of both that have cells.
     *
     * @throws InvalidQuery if there are no cells of such pairs
     */
    public static List<Scope> within(CellReader cells, Reference reference, Scope scope, String kind) {
        if (scope.equals(Scope.ORG)) {
            return List.copyOf(scopes(cells, reference, kind));
        }
        List<Scope> pairs = Stream.of(ScopeKinds.pair(scope.kind(), kind), ScopeKinds.pair(kind, scope.kind()))
                .filter(ScopeKinds::knows)
                .flatMap(pair -> cells.scopes(pair).stream())
                .filter(pair -> pair.parts().contains(scope))
                .toList();
        if (pairs.isEmpty()) {
            throw new InvalidQuery("by", "there are no cells for each %s of %s".formatted(kind, scope));
        }
        return pairs;
    }

    /** The days of a period as they are shown: all time begins with the first day there is. */
    public static MetricValue.PeriodRef days(CellReader cells, Period period) {
        return Evaluation.days(period, cells);
    }

    /** The currency of all money. */
    public Currency currency() {
        return currency;
    }

    private Evaluation evaluation(CellReader cells, Reference reference, MetricQuery query) {
        Metric metric = metric(query.metric());
        return new Evaluation(held(metric), cells, reference, QueryCheck.complete(metric.definition(), query), currency);
    }

    /** What this service holds no cells of has no value: a sum of cells that are not there would be nothing. */
    private Metric held(Metric metric) {
        return families.containsAll(metric.definition().families())
                ? metric
                : new Metric(
                        metric.definition(), (window, query) -> Reading.none(Status.NOT_MEASURED, Reasons.NOT_HELD));
    }

    private Metric metric(String name) {
        Metric metric = metrics.get(name);
        if (metric == null) {
            throw new InvalidQuery("metric", "expected a metric of %s, but received '%s'".formatted(metrics.keySet(), name));
        }
        return metric;
    }

    private static LocalDate earlier(@Nullable LocalDate day, LocalDate other) {
        return day == null || Objects.requireNonNull(day).isAfter(other) ? other : day;
    }
}
