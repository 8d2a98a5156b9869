package io.fupan.metric.formula.stage;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Statistic;
import io.fupan.metric.formula.Window;
import java.util.Objects;

/** How long deals stay in a stage, in calendar days. */
final class TimeInStage {

    static final String LATEST = "latest";
    static final String CUMULATIVE = "cumulative";

    private TimeInStage() {}

    static Reading read(Window window, MetricQuery query) {
        String stage = Objects.requireNonNull(query.stage());
        String measure = CUMULATIVE.equals(query.variant()) ? Measures.ALL_VISITS : Measures.LATEST_VISIT;
        Quantities stages = window.flow(Measures.STAGES);
        long undated = stages.sum(Measures.at(Measures.VISIT_UNDATED, stage));
        return Statistic.of(Window.histogram(stages, Measures.at(measure, stage)), query, undated)
                .without("undated", undated);
    }
}
