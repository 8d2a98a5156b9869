package io.fupan.metric.formula.rivalry;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** Against whom deals are won and lost, and why. */
public final class RivalryMetrics {

    private RivalryMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(competitiveWinRate(), lossReasons());
    }

    private static Metric competitiveWinRate() {
        return Metric.named("competitiveWinRate", "M37")
                .version(2)
                .called("Competitive win rate", "竞争赢率")
                .meaning(
                        "Share of the closed deals that a competitor was noticed in that were won; for the scope of a"
                                + " competitor, those it was noticed in (with a stage: in or after that stage);"
                                + " headToHead: those with no other competitor.",
                        "出现竞争对手的已结单中赢单的占比；竞争对手范围内仅计该对手出现的商机（可指定阶段：该阶段或之后在场）；"
                                + "headToHead 仅计唯一对手的商机。")
                .notation("won with K ÷ (won + lost with K)")
                .unit(FRACTION)
                .version(2)
                .variants(CompetitiveWinRate.ANY, CompetitiveWinRate.HEAD_TO_HEAD)
                .parameters("stage")
                .families(Measures.COMPETITION)
                .by(CompetitiveWinRate::read);
    }

    private static Metric lossReasons() {
        return Metric.named("lossReasons", "M38")
                .version(2)
                .called("Loss reasons", "输单原因")
                .meaning(
                        "Share of the deals lost that were lost for the reason that is the scope, as representatives"
                                + " entered it; by count or by what they were worth.",
                        "因该原因（范围）输掉的商机占全部输单的比例，以销售录入为准；按数量或按金额。")
                .notation("lost for r ÷ lost")
                .unit(FRACTION)
                .lessIsBetter()
                .variants(LossReasons.COUNT, LossReasons.VALUE, LossReasons.BUYER_REPORTED)
                .families(Measures.LOSSES, Measures.DEALS)
                .by(LossReasons::share);
    }
}
