package io.fupan.metric.formula.customer;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.MONEY;
import static io.fupan.metric.formula.MetricDefinition.MONTHS;
import static io.fupan.metric.formula.MetricDefinition.RATIO;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** What customers cost and what they are worth. */
public final class EconomicsMetrics {

    private EconomicsMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(cacPaid(), cac(), cacPayback(), ltv(), ltvToCac(), grossMargin());
    }

    private static Metric cacPaid() {
        return Metric.named("cacPaid", "M23")
                .called("Acquisition cost, paid", "获客成本（投放）")
                .meaning(
                        "Spend on media, advertising and programmes per new customer; in the variant lagged, the spend"
                                + " of as many days earlier as the median sales cycle is long.",
                        "每个新客户的媒体、广告与活动投放费用；lagged 变体取提前一个销售周期中位数的费用。")
                .notation("Σ spend(media, advertising, programme) ÷ newCustomers")
                .unit(MONEY)
                .lessIsBetter()
                .variants(AcquisitionCost.MATCHED, AcquisitionCost.LAGGED)
                .families(Measures.CUSTOMERS, Measures.CYCLES)
                .by(AcquisitionCost::paid);
    }

    private static Metric cac() {
        return Metric.named("cac", "M24")
                .called("Acquisition cost, fully loaded", "获客成本（全口径）")
                .meaning(
                        "Everything spent to win customers per new customer: all kinds of spend but cogs, support,"
                                + " customer-success, r&d and hosting.",
                        "每个新客户的全部获客费用：除 cogs、support、customer-success、r&d、hosting 外的各类费用。")
                .notation("Σ spend ÷ newCustomers")
                .unit(MONEY)
                .lessIsBetter()
                .variants(AcquisitionCost.MATCHED, AcquisitionCost.LAGGED)
                .families(Measures.CUSTOMERS, Measures.CYCLES)
                .by(AcquisitionCost::full);
    }

    private static Metric cacPayback() {
        return Metric.named("cacPayback", "M25")
                .called("CAC payback", "获客成本回收期")
                .meaning(
                        "Months until the gross profit of a new customer's subscriptions has brought in its acquisition"
                                + " cost; the variant revenue takes the revenue instead, and needs no margin.",
                        "新客户订阅毛利收回获客成本所需的月数；revenue 变体按收入计算，不需要毛利率。")
                .notation("cac ÷ (recurring revenue per new customer × gross margin)")
                .unit(MONTHS)
                .variants(LifetimeValue.GROSS, LifetimeValue.REVENUE)
                .families(Measures.CUSTOMERS, Measures.SUBSCRIPTIONS)
                .by(LifetimeValue::payback);
    }

    private static Metric ltv() {
        return Metric.named("ltv", "M26")
                .version(2)
                .called("Customer lifetime value", "客户生命周期价值")
                .meaning(
                        "Gross profit of a customer. subscription: per month, divided by the monthly churn of those that"
                                + " have recurring revenue; capped: the"
                                + " same for 60 months at most; transactional: of a year's purchases, times 1 ÷ (1 −"
                                + " the share that buys again within a year); historic: of the purchases so far.",
                        "每个客户的毛利。subscription：月毛利 ÷ 有经常性收入客户的月流失率；capped：最长按 60 个月；"
                                + "transactional：年购买毛利 × 1 ÷（1 − 一年内复购占比）；historic：迄今购买的毛利。")
                .notation("recurring revenue per customer × gross margin ÷ monthly churn of paying customers")
                .unit(MONEY)
                .variants(
                        LifetimeValue.SUBSCRIPTION, LifetimeValue.CAPPED, LifetimeValue.TRANSACTIONAL,
                        LifetimeValue.HISTORIC)
                .families(Measures.CUSTOMERS, Measures.SUBSCRIPTIONS)
                .by(LifetimeValue::value);
    }

    private static Metric ltvToCac() {
        return Metric.named("ltvToCac", "M27")
                .version(2)
                .called("LTV to CAC", "LTV:CAC")
                .meaning(
                        "Lifetime value as a multiple of the fully loaded acquisition cost; variants as of ltv.",
                        "客户生命周期价值与全口径获客成本之比；变体同 ltv。")
                .notation("ltv ÷ cac")
                .unit(RATIO)
                .variants(
                        LifetimeValue.SUBSCRIPTION, LifetimeValue.CAPPED, LifetimeValue.TRANSACTIONAL,
                        LifetimeValue.HISTORIC)
                .families(Measures.CUSTOMERS, Measures.SUBSCRIPTIONS)
                .by(LifetimeValue::toCost);
    }

    /** In the catalogue so that it can be stated as a target, and seen for what it is. */
    private static Metric grossMargin() {
        return Metric.named(UnitEconomics.GROSS_MARGIN, UnitEconomics.GROSS_MARGIN)
                .called("Gross margin, as stated", "毛利率（设定值）")
                .meaning(
                        "The share of revenue that is left after the cost of what was sold: not measured, but stated as"
                                + " a target, for the shortest period that holds the last day.",
                        "收入扣除销售成本后的占比：并非计算所得，而是以目标形式设定，取包含末日的最短期间的设定值。")
                .notation("stated")
                .unit(FRACTION)
                .stock()
                .families(Measures.CUSTOMERS)
                .by(LifetimeValue::grossMargin);
    }
}
