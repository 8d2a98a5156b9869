package io.fupan.metric.catalogue;

import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a funnel from the cells. */
final class FunnelReading {

    private final MetricCatalogue catalogue;
    private final CellReader cells;
    private final Reference reference;
    private final Scope scope;
    private final Period period;
    private final int horizon;
    private final Quantities flow;
    private final Quantities stock;

    FunnelReading(
            MetricCatalogue catalogue,
            CellReader cells,
            Reference reference,
            Scope scope,
            Period period,
            int horizon) {
        this.catalogue = catalogue;
        this.cells = cells;
        this.reference = reference;
        this.scope = scope;
        this.period = period;
        this.horizon = horizon;
        this.flow = cells.sum(scope, Measures.STAGES, period.from(), period.lastDay(), period.isAll());
        this.stock = cells.sum(scope, Measures.PIPELINE, null, period.lastDay(), period.isAll());
    }

    Funnel read(@Nullable String pipeline) {
        List<String> order = reference.stages(pipeline, period.lastDay());
        Stream<Funnel.Stage> former = reference.formerStages(pipeline, period.lastDay()).stream()
                .map(name -> stage(name, true))
                .filter(FunnelReading::isInUse);
        Stream<Funnel.Stage> stages = (order.isEmpty() ? stagesWithEntries() : order)
                .stream().map(name -> stage(name, false));
        return new Funnel(
                scope,
                Evaluation.days(period, cells),
                period.asOf(),
                pipeline,
                !order.isEmpty(),
                horizon,
                Stream.concat(stages, former).toList(),
                metric("dealsCreated"),
                metric("dealsWon"),
                metric("dealsLost"),
                metric("dealsOpen"));
    }

    private List<String> stagesWithEntries() {
        String prefix = Measures.at(Measures.ENTERED, "");
        return flow.sums().keySet().stream()
                .filter(measure -> measure.startsWith(prefix))
                .map(measure -> measure.substring(prefix.length()))
                .toList();
    }

    private static boolean isInUse(Funnel.Stage stage) {
        return stage.entered() + stage.skipped() + stage.lost() + stage.open() > 0;
    }

    private Funnel.Stage stage(String stage, boolean former) {
        long progressed = flow.values(Measures.at(Measures.PROGRESSED, stage)).n()
                + flow.sum(Measures.at(Measures.PROGRESSED_UNDATED, stage));
        return new Funnel.Stage(
                stage,
                former,
                flow.sum(Measures.at(Measures.ENTERED, stage)),
                progressed,
                flow.sum(Measures.at(Measures.SKIPPED, stage)),
                flow.sum(Measures.at(Measures.LOST, stage)),
                stock.sum(Measures.at(Measures.OPEN, stage)),
                catalogue.evaluate(cells, reference, query("stageConversion").withStage(stage).withHorizon(horizon)),
                catalogue.evaluate(cells, reference, query("timeInStage").withStage(stage)));
    }

    private MetricValue metric(String name) {
        return catalogue.evaluate(cells, reference, query(name));
    }

    private MetricQuery query(String metric) {
        return MetricQuery.of(metric, scope, period);
    }
}
