package io.fupan.metric.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How deals went through the stages, from one cut.
 *
 * @param pipeline the pipeline asked for
 * @param ordered whether the order of the stages is known, which is that of the last day of the period; otherwise they are
 *     in the order of their names
 * @param horizon of the conversions, in days
 * @param created deals created in the period
 * @param won deals won in the period
 * @param lost deals lost in the period
 * @param open deals open at the end of the period
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Funnel(
        Scope scope,
        MetricValue.PeriodRef period,
        LocalDate asOf,
        @Nullable String pipeline,
        boolean ordered,
        int horizon,
        List<Stage> stages,
        MetricValue created,
        MetricValue won,
        MetricValue lost,
        MetricValue open) {

    /**
     * One stage.
     *
     * @param former whether the pipeline had it before, but no longer at the end of the period; listed after the others
     * @param entered deals that entered it for the first time in the period
     * @param progressed of these, how many have reached a later stage or were won by now
     * @param skipped deals that jumped over it in the period
     * @param lost deals lost in it in the period
     * @param open deals in it at the end of the period
     * @param conversion the metric {@code stageConversion}, with its interval
     * @param timeInStage the metric {@code timeInStage}: the median of the visits that ended in the period
     */
    public record Stage(
            String stage,
            boolean former,
            long entered,
            long progressed,
            long skipped,
            long lost,
            long open,
            MetricValue conversion,
            MetricValue timeInStage) {}

    /** Copies the stages. */
    public Funnel {
        stages = List.copyOf(stages);
    }
}
