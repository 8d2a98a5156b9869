package io.fupan.metric.catalogue;

import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.activity.ActivityMetrics;
import io.fupan.metric.formula.analysis.AnalysisMetrics;
import io.fupan.metric.formula.cohort.CohortMetrics;
import io.fupan.metric.formula.customer.CustomerMetrics;
import io.fupan.metric.formula.customer.EconomicsMetrics;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.formula.lead.LeadMetrics;
import io.fupan.metric.formula.pipeline.PipelineMetrics;
import io.fupan.metric.formula.quality.QualityMetrics;
import io.fupan.metric.formula.quota.TargetMetrics;
import io.fupan.metric.formula.rivalry.RivalryMetrics;
import io.fupan.metric.formula.sales.SalesMetrics;
import io.fupan.metric.formula.stage.StageMetrics;
import java.util.List;
import java.util.stream.Stream;

/** All metrics, group by group. */
final class Metrics {

    private Metrics() {}

    static List<Metric> all() {
        return Stream.of(
                        DealMetrics.all(),
                        StageMetrics.all(),
                        CohortMetrics.all(),
                        AnalysisMetrics.all(),
                        PipelineMetrics.all(),
                        SalesMetrics.all(),
                        RivalryMetrics.all(),
                        CustomerMetrics.all(),
                        EconomicsMetrics.all(),
                        LeadMetrics.all(),
                        ActivityMetrics.all(),
                        QualityMetrics.all(),
                        TargetMetrics.all())
                .flatMap(List::stream)
                .toList();
    }
}
