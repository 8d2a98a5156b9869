package io.fupan.metric.formula.sales;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.MONEY;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** What is sold, at which price, and how that changes. */
public final class SalesMetrics {

    private SalesMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(demandTrend(), priceVolumeMix(), priceRealisation());
    }

    private static Metric demandTrend() {
        return Metric.named("demandTrend", "M35")
                .version(2)
                .called("Demand trend", "产品需求趋势")
                .meaning(
                        "By which share of an average month the demand rises from month to month, over the complete"
                                + " months of the period; by revenue, units or new deals; without the season if there"
                                + " are at least 24 months.",
                        "期内完整月份的需求逐月变化，以占月均值的比例表示；按收入、数量或新建商机；满 24 个月时剔除季节因素。")
                .notation("slope per month ÷ mean month")
                .unit(FRACTION)
                .variants(SalesFormulas.REVENUE, SalesFormulas.UNITS, SalesFormulas.NEW_DEALS)
                .families(Measures.SALES)
                .by(SalesFormulas::demandTrend);
    }

    private static Metric priceVolumeMix() {
        return Metric.named("priceVolumeMix", "M36")
                .version(4)
                .called("Price, volume and mix", "价量结构")
                .meaning(
                        "By how much the revenue differs from the period before, and which part of it is due to more"
                                + " units, other products, other prices, other exchange rates, products that are new or gone.",
                        "收入较上期的变动，及其中数量、结构、价格、汇率、新增产品、停售产品各自的贡献。")
                .notation("volume=(Q1−Q0)·R0/Q0; mix=Σ(q1−q0·Q1/Q0)·p0; price=Σ(p1−p0)·q1−fx; fx=Σ L1·(e1−e0); Σ=ΔR")
                .unit(MONEY)
                .variants("change", "volume", "mix", "price", "fx", RevenueChange.NEW, RevenueChange.GONE)
                .families(Measures.SALES)
                .by(SalesFormulas::priceVolumeMix);
    }

    private static Metric priceRealisation() {
        return Metric.named("priceRealisation", "priceRealisation")
                .version(2)
                .called("Price realisation", "价格实现率")
                .meaning(
                        "Money of the deals won as a share of what they cost by the list.",
                        "赢单金额与目录价之比。")
                .notation("ΣW amt ÷ ΣW list")
                .unit(FRACTION)
                .families(Measures.SALES, Measures.DEALS)
                .by(SalesFormulas::priceRealisation);
    }
}
