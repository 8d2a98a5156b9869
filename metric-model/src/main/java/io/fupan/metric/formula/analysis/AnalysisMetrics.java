package io.fupan.metric.formula.analysis;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.MONEY;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** How fast money comes, and how much hangs on a few deals. */
public final class AnalysisMetrics {

    private AnalysisMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(pipelineVelocity(), concentration());
    }

    private static Metric pipelineVelocity() {
        return Metric.named("pipelineVelocity", "M14")
                .called("Pipeline velocity", "管道速度")
                .meaning(
                        "Money per day that the open deals bring if they are won as often, for as much and after as many"
                                + " days as those of the period; with its four inputs and what 10 % more or less of"
                                + " each would change. A stage narrows the open deals to those in it or further on.",
                        "按期内赢单率、平均客单价与销售周期推算，未结商机每天带来的金额；附四个输入项，"
                                + "以及各项增减 10% 的影响。指定阶段时只计该阶段及之后的未结商机。")
                .notation("|O| × win rate × average deal size ÷ cycle days")
                .unit(MONEY)
                .stock()
                .version(3)
                .statistics(List.of("median", "mean"))
                .parameters("stage")
                .families(Measures.PIPELINE, Measures.DEALS, Measures.SIZES, Measures.CYCLES)
                .by(PipelineVelocity::read);
    }

    private static Metric concentration() {
        return Metric.named("concentration", "M45")
                .called("Concentration", "集中度")
                .meaning(
                        "Share of the bookings that the largest deal brought, or the five largest (top5); with the win"
                                + " rate and the average deal size without the largest one.",
                        "最大一单（top5：最大五单）占赢单额的比例；附剔除最大一单后的赢单率与平均客单价。")
                .notation("max amt(d) ÷ Σ amt(d), d ∈ W")
                .unit(FRACTION)
                .lessIsBetter()
                .variants(Concentration.TOP_1, Concentration.TOP_5)
                .families(Measures.DEALS, Measures.SIZES)
                .by(Concentration::read);
    }
}
