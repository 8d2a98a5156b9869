package io.fupan.metric.formula.scorecard;

import static io.fupan.metric.formula.MetricDefinition.POINTS;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** How scopes do against their targets. */
public final class ScorecardMetrics {

    private ScorecardMetrics() {}

    /** All of them, weighing these indicators. */
    public static List<Metric> of(Indicators indicators) {
        return List.of(Metric.named("scorecard", "M39")
                .called("Scorecard", "绩效评分卡")
                .meaning(
                        "How far a scope reaches its targets, 100 for all of them: each metric of the scorecard against"
                                + " its target, from 0 to 1.5, by its weight. Rates of few cases are drawn towards that"
                                + " of all. No score with less than 60 % of the weight measured.",
                        "目标达成评分，全部达成为 100：各指标对其目标的达成度（0 至 1.5）按权重加权；小样本比率向整体收缩；"
                                + "可测指标的权重不足 60% 时不评分。")
                .notation("100 × Σ w·clamp(actual ÷ target, 0, 1.5) ÷ Σ w, of what is measured")
                .unit(POINTS)
                .version(3)
                .families(Measures.FAMILIES.toArray(String[]::new))
                .by(new Scorecard(indicators)::read));
    }
}
