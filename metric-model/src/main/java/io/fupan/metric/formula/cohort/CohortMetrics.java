package io.fupan.metric.formula.cohort;

import static io.fupan.metric.formula.MetricDefinition.DAYS;
import static io.fupan.metric.formula.MetricDefinition.FRACTION;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** What became of the deals created in a period. */
public final class CohortMetrics {

    private CohortMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(cohortWinRate(), salesCycleSurvival());
    }

    private static Metric cohortWinRate() {
        return Metric.named("cohortWinRate", "M07")
                .called("Cohort win rate", "同期群赢率")
                .meaning(
                        "Of the deals created in the period, the share won within the horizon. Only deals as old as"
                                + " the horizon count; the variant all counts every deal of the cohort, so young"
                                + " ones pull it down.",
                        "期内创建的商机中，在观察期内赢单的占比。只计已满观察期的商机；"
                                + "all 变体计入全部商机，未满期者会拉低数值。")
                .notation("created in P and won within H ÷ created in P aged ≥ H")
                .unit(FRACTION)
                .variants(CohortWinRate.MATURE, CohortWinRate.ALL)
                .parameters("horizon")
                .families(Measures.DEALS, Measures.COHORTS)
                .by(CohortWinRate::read);
    }

    private static Metric salesCycleSurvival() {
        return Metric.named("salesCycleSurvival", "M10")
                .called("Sales cycle with open deals", "含未结单的销售周期")
                .meaning(
                        "Calendar days by which half of the deals created in the period are won (a lost deal never"
                                + " will be), or closed in the variant closed; open deals are counted as far as"
                                + " they have come.",
                        "期内创建的商机有一半赢单所需的日历天数（输单视为竞争事件）；closed 变体为结单；"
                                + "未结商机按已经历的天数计入。")
                .notation("first t with CIF_won(t) ≥ q; closed: 1 − KM(t) ≥ q")
                .unit(DAYS)
                .variants(CycleSurvival.WON, CycleSurvival.CLOSED)
                .statistics(List.of("median", "p75", "p90"))
                .families(Measures.DEALS, Measures.COHORTS)
                .by(CycleSurvival::read);
    }
}
