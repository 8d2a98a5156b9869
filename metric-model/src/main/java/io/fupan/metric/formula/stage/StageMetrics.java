package io.fupan.metric.formula.stage;

import static io.fupan.metric.formula.MetricDefinition.DAYS;
import static io.fupan.metric.formula.MetricDefinition.FRACTION;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.Statistic;
import java.util.List;

/** How deals go through the stages. */
public final class StageMetrics {

    private StageMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(
                stageConversion(), timeInStage());
    }

    private static Metric stageConversion() {
        return Metric.named("stageConversion", "M11")
                .called("Stage conversion", "阶段转化率")
                .meaning(
                        "Of the deals that entered the stage in the period, the share that reached a later"
                                + " stage or was won within the horizon; the variant all-stage counts deals"
                                + " that jumped over the stage as passed.",
                        "期内首次进入该阶段的商机中，在观察期内进入后续阶段或赢单的占比；"
                                + "all-stage 变体把跳过该阶段的商机视为已通过。")
                .notation("entered s in P and progressed within H ÷ entered s in P aged ≥ H")
                .unit(FRACTION)
                .variants(StageConversion.ANY_STAGE, StageConversion.ALL_STAGE)
                .parameters("stage*", "horizon")
                .families(Measures.STAGES)
                .by(StageConversion::read);
    }

    private static Metric timeInStage() {
        return Metric.named("timeInStage", "M13")
                .called("Time in stage", "阶段停留")
                .meaning(
                        "Calendar days of the visits to the stage that ended in the period: of the last visit,"
                                + " or of all visits together (cumulative).",
                        "期内结束的阶段停留日历天数：最近一次停留，或历次停留之和（cumulative）。")
                .notation("day(left) − day(entered)")
                .unit(DAYS)
                .variants(TimeInStage.LATEST, TimeInStage.CUMULATIVE)
                .statistics(Statistic.OF_DURATIONS)
                .parameters("stage*")
                .families(Measures.STAGES)
                .by(TimeInStage::read);
    }
}
