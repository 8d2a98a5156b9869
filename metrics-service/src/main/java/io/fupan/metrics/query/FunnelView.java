package io.fupan.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.Funnel;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A funnel, each of whose stages and numbers leads to its deals. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FunnelView(
        Scope scope,
        MetricValue.PeriodRef period,
        LocalDate asOf,
        @Nullable String pipeline,
        boolean ordered,
        int horizon,
        List<Linked<Funnel.Stage>> stages,
        Linked<MetricValue> created,
        Linked<MetricValue> won,
        Linked<MetricValue> lost,
        Linked<MetricValue> open) {

    FunnelView {
        stages = List.copyOf(stages);
    }

    static FunnelView of(Funnel funnel, StageLinks links) {
        return new FunnelView(
                funnel.scope(),
                funnel.period(),
                funnel.asOf(),
                funnel.pipeline(),
                funnel.ordered(),
                funnel.horizon(),
                funnel.stages().stream()
                        .map(stage -> new Linked<>(stage, links.ofFunnel(stage.stage())))
                        .toList(),
                linked(funnel.created(), links),
                linked(funnel.won(), links),
                linked(funnel.lost(), links),
                linked(funnel.open(), links));
    }

    private static Linked<MetricValue> linked(MetricValue value, StageLinks links) {
        return new Linked<>(value, links.ofWhole(value.metric()));
    }
}
