package io.fupan.metric.formula.deal;

import static io.fupan.metric.formula.MetricDefinition.DAYS;
import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.MONEY;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Statistic;
import io.fupan.metric.formula.Window;
import java.util.List;

/** Deals created, won, lost and open: how many, how much money, how long. */
public final class DealMetrics {

    private DealMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(
                bookings(), averageDealSize(), medianDealSize(), winRate(), winRateValue(), salesCycle(), dealsCreated(), dealsWon(), dealsLost(), dealsOpen(), openPipeline());
    }

    /** The money of the deals won, for metrics that compare it with something. */
    public static Reading bookings(Window window) {
        return MoneyFormulas.bookings(window, MetricQuery.of("bookings", window.scope(), window.period()));
    }

    /** The win rate by value, for metrics that rest on it. */
    public static Reading winRateValue(Window window) {
        return RateFormulas.winRateValue(window, MetricQuery.of("winRateValue", window.scope(), window.period()));
    }

    private static Metric bookings() {
        return Metric.named("bookings", "M01")
                .called("Bookings", "赢单额")
                .meaning(
                        "Money of the deals won in the period, by the day they were won; where representatives"
                                + " share the credit of a deal, each has a part of its money.",
                        "期内赢单的金额合计，按赢单日归属；多人分享业绩的商机按比例计入。")
                .notation("Σ amt(d), d ∈ W")
                .unit(MONEY)
                .families(Measures.DEALS)
                .by(MoneyFormulas::bookings);
    }

    private static Metric averageDealSize() {
        return Metric.named("averageDealSize", "M04")
                .called("Average deal size", "平均客单价")
                .meaning(
                        "Mean amount of the deals won.",
                        "赢单金额的平均值。")
                .notation("bookings ÷ |W|")
                .unit(MONEY)
                .families(Measures.DEALS, Measures.SIZES)
                .by(MoneyFormulas::average);
    }

    private static Metric medianDealSize() {
        return Metric.named("medianDealSize", "M04")
                .called("Median deal size", "客单价中位数")
                .meaning(
                        "Half of the deals won were smaller.",
                        "一半赢单的金额低于此值。")
                .notation("percentile_cont(0.5) of amt(d), d ∈ W")
                .unit(MONEY)
                .families(Measures.DEALS, Measures.SIZES)
                .by(MoneyFormulas::median);
    }

    private static Metric winRate() {
        return Metric.named("winRate", "M05")
                .version(2)
                .called("Win rate", "赢单率（数量）")
                .meaning(
                        "Share of the deals closed that were won; open deals do not count. Losses for a reason that says"
                                + " that there was nothing to win are left out and counted, by reason.",
                        "已结单中赢单的占比；未结单不计入分母。输单原因表明本无可赢之单（如无项目、重复）的不计入，按原因另行计数。")
                .notation("|W| ÷ (|W| + |L|)")
                .unit(FRACTION)
                .families(Measures.DEALS)
                .by(RateFormulas::winRate);
    }

    private static Metric winRateValue() {
        return Metric.named("winRateValue", "M06")
                .version(2)
                .called("Win rate by value", "赢单率（金额）")
                .meaning(
                        "Share of the money of the deals closed that was won; lost deals count with the amount"
                                + " last known before the loss, in the variant asCreated all deals with the"
                                + " amount first known, in atListPrice with what they cost by the list.",
                        "已结单金额中赢单金额的占比；输单取输单前最后已知金额，asCreated 变体一律取最初已知金额，"
                                + "atListPrice 变体一律取目录价。")
                .notation("ΣW amt ÷ (ΣW amt + ΣL amt)")
                .unit(FRACTION)
                .variants("atClose", RateFormulas.AS_CREATED, RateFormulas.AT_LIST_PRICE)
                .families(Measures.DEALS, Measures.SIZES)
                .by(RateFormulas::winRateValue);
    }

    private static Metric salesCycle() {
        return Metric.named("salesCycle", "M09")
                .called("Sales cycle", "销售周期")
                .meaning(
                        "Calendar days from the creation of a deal to its close, by the day of the close; in the"
                                + " variants SinceQualified from its qualification, that is from when it first came"
                                + " into the stage its pipeline names or into a later one; deals that never did are"
                                + " left out and counted.",
                        "从创建到结单的日历天数，按结单日归属；SinceQualified 变体自合格之日（首次进入管道所定合格阶段"
                                + "或其后阶段）起算，从未合格的商机不计入，另行计数。")
                .notation("day(closedAt) − day(createdAt); day(closedAt) − day(qualifiedAt)")
                .unit(DAYS)
                .variants(DurationFormulas.VARIANTS)
                .statistics(Statistic.OF_DURATIONS)
                .families(Measures.DEALS, Measures.CYCLES)
                .by(DurationFormulas::salesCycle);
    }

    private static Metric dealsCreated() {
        return Metric.named("dealsCreated", "dealsCreated")
                .called("Deals created", "新建商机数")
                .meaning("Deals created in the period.", "期内创建的商机数。")
                .notation("|{d: createdAt ∈ P}|")
                .families(Measures.DEALS)
                .by(CountFormulas::created);
    }

    private static Metric dealsWon() {
        return Metric.named("dealsWon", "dealsWon")
                .called("Deals won", "赢单数")
                .meaning("Deals won in the period and not reopened since.", "期内赢单且未重新打开的商机数。")
                .notation("|W|")
                .families(Measures.DEALS)
                .by(CountFormulas::won);
    }

    private static Metric dealsLost() {
        return Metric.named("dealsLost", "dealsLost")
                .called("Deals lost", "输单数")
                .meaning("Deals lost in the period and not reopened since.", "期内输单且未重新打开的商机数。")
                .notation("|L|")
                .lessIsBetter()
                .families(Measures.DEALS)
                .by(CountFormulas::lost);
    }

    private static Metric dealsOpen() {
        return Metric.named("dealsOpen", "dealsOpen")
                .called("Open deals", "未结商机数")
                .meaning(
                        "Deals open at the end of the period; deals whose creation no source dates count only"
                                + " for the period all.",
                        "期末未结的商机数；创建日期未知的商机仅计入全部期间（all）。")
                .notation("|O|")
                .stock()
                .parameters("stage")
                .families(Measures.PIPELINE)
                .by(CountFormulas::open);
    }

    private static Metric openPipeline() {
        return Metric.named("openPipeline", "openPipeline")
                .version(2)
                .called("Open pipeline", "未结管道金额")
                .meaning(
                        "Money of the deals open at the end of the period, as last known.",
                        "期末未结商机的金额合计，取最后已知金额。")
                .notation("Σ amt(d), d ∈ O")
                .unit(MONEY)
                .stock()
                .parameters("stage")
                .families(Measures.PIPELINE)
                .by(CountFormulas::openPipeline);
    }
}
