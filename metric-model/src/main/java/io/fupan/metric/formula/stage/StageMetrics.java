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
                stageConversion(), stageFlow(), timeInStage());
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
                .version(2)
                .variants(StageConversion.ANY_STAGE, StageConversion.ALL_STAGE)
                .parameters("stage*", "horizon")
                .families(Measures.STAGES)
                .by(StageConversion::read);
    }

    private static Metric stageFlow() {
        return Metric.named("stageFlow", "M12")
                .called("Stage flow", "阶段流量")
                .meaning(
                        "Deals that came into the stage, left it other than by a loss, were lost in it, or are in it at"
                                + " the end of the period; start + in = out + lost + end. For a team, deals handed"
                                + " over while in the stage come in and go out as well.",
                        "期内流入、流出（不含输单）、在该阶段流失以及期末滞留的商机数；"
                                + "期初 + 流入 = 流出 + 流失 + 期末。在阶段内转手的商机对双方团队分别计为流出和流入。")
                .notation("start + in = out + lost + end")
                .variants(StageFlow.INFLOW, StageFlow.OUTFLOW, StageFlow.LOST, StageFlow.STUCK)
                .parameters("stage*")
                .families(Measures.PIPELINE)
                .by(StageFlow::read);
    }

    private static Metric timeInStage() {
        return Metric.named("timeInStage", "M13")
                .called("Time in stage", "阶段停留")
                .meaning(
                        "Calendar days of the visits to the stage that ended in the period: of the last visit,"
                                + " or of all visits together (cumulative); of the visits not ended by the end of"
                                + " the period (openAge); or of the visits begun in it, with those that have not"
                                + " ended (survival).",
                        "期内结束的阶段停留日历天数：最近一次停留，或历次停留之和（cumulative）；"
                                + "期末仍在阶段内的停留天数（openAge）；期内开始的停留，含尚未结束者（survival）。")
                .notation("day(left) − day(entered)")
                .unit(DAYS)
                .variants(TimeInStage.LATEST, TimeInStage.CUMULATIVE, TimeInStage.OPEN_AGE, TimeInStage.SURVIVAL)
                .statistics(Statistic.OF_DURATIONS)
                .parameters("stage*")
                .families(Measures.STAGES, Measures.VISITS)
                .by(TimeInStage::read);
    }
}
