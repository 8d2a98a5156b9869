package io.fupan.metric.catalogue;

import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.activity.ActivityMetrics;
import io.fupan.metric.formula.analysis.AnalysisMetrics;
import io.fupan.metric.formula.cohort.CohortMetrics;
import io.fupan.metric.formula.customer.CustomerMetrics;
import io.fupan.metric.formula.customer.EconomicsMetrics;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.formula.effort.EffortMetrics;
import io.fupan.metric.formula.lead.LeadMetrics;
import io.fupan.metric.formula.pipeline.PipelineMetrics;
import io.fupan.metric.formula.quality.QualityMetrics;
import io.fupan.metric.formula.quota.TargetMetrics;
import io.fupan.metric.formula.rivalry.RivalryMetrics;
import io.fupan.metric.formula.sales.SalesMetrics;
import io.fupan.metric.formula.scorecard.Indicators;
import io.fupan.metric.formula.scorecard.ScorecardMetrics;
import io.fupan.metric.formula.stage.StageMetrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All metrics, group by group. */
final class Metrics {

    private Metrics() {}

    static List<Metric> all() {
        List<Metric> single = single();
        return Stream.concat(single.stream(), ScorecardMetrics.of(new Weighable(single)).stream()).toList();
    }

    private static List<Metric> single() {
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
                        TargetMetrics.all(),
                        EffortMetrics.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The metrics that need no parameter. */
    private static final class Weighable implements Indicators {

        private final Map<String, Metric> metrics;

        Weighable(List<Metric> all) {
            metrics = all.stream()
                    .filter(metric -> metric.definition().parameters().stream().noneMatch(name -> name.endsWith("*")))
                    .collect(Collectors.toMap(metric -> metric.definition().metric(), Function.identity()));
        }

        @Override
        public @Nullable MetricDefinition definition(String metric) {
            Metric known = metrics.get(metric);
            return known == null ? null : known.definition();
        }

        @Override
        public Reading read(String metric, Window window) {
            Metric known = Objects.requireNonNull(metrics.get(metric));
            MetricQuery query = MetricQuery.of(metric, window.scope(), window.period());
            return known.formula().read(window, QueryCheck.complete(known.definition(), query));
        }
    }
}
