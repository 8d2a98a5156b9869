package io.fupan.metric.catalogue;

import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.analysis.AnalysisMetrics;
import io.fupan.metric.formula.cohort.CohortMetrics;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.formula.stage.StageMetrics;
import java.util.List;
import java.util.stream.Stream;

/** All metrics, group by group. */
final class Metrics {

    private Metrics() {}

    static List<Metric> all() {
        return Stream.of(DealMetrics.all(), StageMetrics.all(), CohortMetrics.all(), AnalysisMetrics.all()).flatMap(List::stream).toList();
    }
}
