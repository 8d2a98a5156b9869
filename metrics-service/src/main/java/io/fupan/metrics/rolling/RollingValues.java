package io.fupan.metrics.rolling;

import io.fupan.event.Figure;
import io.fupan.event.rolling.RollingFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of a scope: each metric, those of a stage for each stage, in each window that ends today. */
final class RollingValues {

    private static final String STAGE = "stage";

    private final MetricCatalogue catalogue;
    private final List<String> kinds;
    private final List<String> windows;

    RollingValues(MetricCatalogue catalogue, List<String> kinds, List<String> windows) {
        this.catalogue = catalogue;
        this.kinds = List.copyOf(kinds);
        this.windows = List.copyOf(windows);
    }

    /** The scopes that have values: of the kinds that are published, those that have cells or that are known otherwise. */
    Set<Scope> scopes(Moment moment) {
        return moment.cells().read(cells -> {
            Set<Scope> scopes = new TreeSet<>();
            kinds.forEach(kind -> scopes.addAll(
                    kind.equals(Scope.ORG.kind())
                            ? Set.of(Scope.ORG)
                            : MetricCatalogue.scopes(cells, moment.reference(), kind)));
            return scopes;
        });
    }

    /**
     * The values of a scope; none, if the scope has none. Each is of a cut of its own: an interval may take some
     * milliseconds to draw, for which the cells must not change.
     */
    List<RollingFact.Value> of(Scope scope, Moment moment) {
        List<RollingFact.Value> values = new ArrayList<>();
        if (kinds.contains(scope.kind()) && moment.cells().read(cells -> isKnown(scope, cells, moment.reference()))) {
            windows.forEach(window -> addAll(scope, window, moment, values));
        }
        return values;
    }

    private void addAll(Scope scope, String window, Moment moment, List<RollingFact.Value> values) {
        Period period = Period.parse(window, moment.today(), moment.reference().calendars());
        for (MetricDefinition definition : catalogue.definitions()) {
            MetricQuery query = MetricQuery.of(definition.metric(), scope, period);
            if (definition.requires(STAGE)) {
                moment.stages().forEach(stage -> add(query.withStage(stage), window, moment, values));
            } else if (definition.parameters().stream().noneMatch(name -> name.endsWith("*"))) {
                add(query, window, moment, values);
            }
        }
    }

    private void add(MetricQuery query, String window, Moment moment, List<RollingFact.Value> values) {
        AtCut<@Nullable MetricValue> read = moment.cells().readAtCut(cells -> value(query, cells, moment.reference()));
        MetricValue value = read.result();
        if (value != null) {
            values.add(fact(window, query.stage(), value, read.cut()));
        }
    }

    /** {@code null} for a metric that is not about this kind of scope. */
    private @Nullable MetricValue value(MetricQuery query, CellReader cells, Reference reference) {
        try {
            return catalogue.evaluate(cells, reference, query);
        } catch (InvalidQuery e) {
            return null;
        }
    }

    private static boolean isKnown(Scope scope, CellReader cells, Reference reference) {
        return scope.equals(Scope.ORG) || cells.knows(scope) || reference.knows(scope);
    }

    private static RollingFact.Value fact(
            String window, @Nullable String stage, MetricValue value, SortedMap<String, Long> cut) {
        MetricValue.Bounds bounds = value.interval();
        return new RollingFact.Value(
                value.metric(),
                new RollingFact.Definition(value.definition().id(), value.definition().version()),
                value.scope().toString(),
                window,
                stage,
                new RollingFact.Days(value.period().from(), value.period().to()),
                event(value.value()),
                value.unit(),
                value.currency(),
                value.n(),
                bounds == null ? null : interval(bounds),
                value.status().code(),
                value.reason(),
                value.asOf(),
                value.excluded(),
                value.exact(),
                cut,
                value.warnings());
    }

    private static RollingFact.Interval interval(MetricValue.Bounds bounds) {
        return new RollingFact.Interval(Figure.of(bounds.low().json()), Figure.of(bounds.high().json()), bounds.level());
    }

    private static @Nullable Figure event(io.fupan.metric.catalogue.@Nullable Figure figure) {
        return figure == null ? null : Figure.of(figure.json());
    }
}
