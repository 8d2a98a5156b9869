package io.fupan.metric.catalogue;

import static io.fupan.metric.catalogue.MetricDefinition.COUNT;
import static io.fupan.metric.catalogue.MetricDefinition.DAYS;
import static io.fupan.metric.catalogue.MetricDefinition.FLOW;
import static io.fupan.metric.catalogue.MetricDefinition.FRACTION;
import static io.fupan.metric.catalogue.MetricDefinition.MONEY;
import static io.fupan.metric.catalogue.MetricDefinition.STOCK;

import io.fupan.metric.cell.Measures;
import java.util.List;
import java.util.Map;

/** All metrics, one after the other. */
final class Metrics {

    private static final List<String> NONE = List.of();

    private Metrics() {}

    static List<Metric> all() {
        return List.of(
                bookings(), averageDealSize(), medianDealSize(), winRate(), winRateValue(), salesCycle(),
                stageConversion(), timeInStage(), dealsCreated(), dealsWon(), dealsLost(), dealsOpen(), openPipeline());
    }

    private static Metric bookings() {
        return new Metric(
                new MetricDefinition(
                        "bookings", "M01", 1, text("Bookings", "赢单额"),
                        text(
                                "Money of the deals won in the period, by the day they were won.",
                                "期内赢单的金额合计，按赢单日归属。"),
                        "Σ amt(d), d ∈ W", MONEY, FLOW, NONE, NONE, NONE, List.of(Measures.DEALS)),
                MoneyFormulas::bookings);
    }

    private static Metric averageDealSize() {
        return new Metric(
                new MetricDefinition(
                        "averageDealSize", "M04", 1, text("Average deal size", "平均客单价"),
                        text("Mean amount of the deals won.", "赢单金额的平均值。"),
                        "bookings ÷ |W|", MONEY, FLOW, NONE, NONE, NONE, List.of(Measures.DEALS, Measures.SIZES)),
                MoneyFormulas::average);
    }

    private static Metric medianDealSize() {
        return new Metric(
                new MetricDefinition(
                        "medianDealSize", "M04", 1, text("Median deal size", "客单价中位数"),
                        text("Half of the deals won were smaller.", "一半赢单的金额低于此值。"),
                        "percentile_cont(0.5) of amt(d), d ∈ W", MONEY, FLOW, NONE, NONE, NONE,
                        List.of(Measures.DEALS, Measures.SIZES)),
                MoneyFormulas::median);
    }

    private static Metric winRate() {
        return new Metric(
                new MetricDefinition(
                        "winRate", "M05", 1, text("Win rate", "赢单率（数量）"),
                        text(
                                "Share of the deals closed that were won; open deals do not count.",
                                "已结单中赢单的占比；未结单不计入分母。"),
                        "|W| ÷ (|W| + |L|)", FRACTION, FLOW, NONE, NONE, NONE, List.of(Measures.DEALS)),
                RateFormulas::winRate);
    }

    private static Metric winRateValue() {
        return new Metric(
                new MetricDefinition(
                        "winRateValue", "M06", 1, text("Win rate by value", "赢单率（金额）"),
                        text(
                                "Share of the money of the deals closed that was won; lost deals count with the amount"
                                        + " last known before the loss, in the variant asCreated all deals with the"
                                        + " amount first known.",
                                "已结单金额中赢单金额的占比；输单取输单前最后已知金额，asCreated 变体一律取最初已知金额。"),
                        "ΣW amt ÷ (ΣW amt + ΣL amt)", FRACTION, FLOW,
                        List.of("atClose", RateFormulas.AS_CREATED), NONE, NONE,
                        List.of(Measures.DEALS, Measures.SIZES)),
                RateFormulas::winRateValue);
    }

    private static Metric salesCycle() {
        return new Metric(
                new MetricDefinition(
                        "salesCycle", "M09", 1, text("Sales cycle", "销售周期"),
                        text(
                                "Calendar days from the creation of a deal to its close, by the day of the close.",
                                "从创建到结单的日历天数，按结单日归属。"),
                        "day(closedAt) − day(createdAt)", DAYS, FLOW,
                        List.of(DurationFormulas.WON, DurationFormulas.LOST, DurationFormulas.CLOSED),
                        DurationFormulas.STATISTICS, NONE, List.of(Measures.DEALS, Measures.CYCLES)),
                DurationFormulas::salesCycle);
    }

    private static Metric stageConversion() {
        return new Metric(
                new MetricDefinition(
                        "stageConversion", "M11", 1, text("Stage conversion", "阶段转化率"),
                        text(
                                "Of the deals that entered the stage in the period, the share that reached a later"
                                        + " stage or was won within the horizon; the variant all-stage counts deals"
                                        + " that jumped over the stage as passed.",
                                "期内首次进入该阶段的商机中，在观察期内进入后续阶段或赢单的占比；"
                                        + "all-stage 变体把跳过该阶段的商机视为已通过。"),
                        "entered s in P and progressed within H ÷ entered s in P aged ≥ H", FRACTION, FLOW,
                        List.of(StageConversion.ANY_STAGE, StageConversion.ALL_STAGE), NONE,
                        List.of("stage*", "horizon"), List.of(Measures.STAGES)),
                StageConversion::read);
    }

    private static Metric timeInStage() {
        return new Metric(
                new MetricDefinition(
                        "timeInStage", "M13", 1, text("Time in stage", "阶段停留"),
                        text(
                                "Calendar days of the visits to the stage that ended in the period: of the last visit,"
                                        + " or of all visits together (cumulative).",
                                "期内结束的阶段停留日历天数：最近一次停留，或历次停留之和（cumulative）。"),
                        "day(left) − day(entered)", DAYS, FLOW,
                        List.of(DurationFormulas.LATEST, DurationFormulas.CUMULATIVE),
                        DurationFormulas.STATISTICS, List.of("stage*"), List.of(Measures.STAGES)),
                DurationFormulas::timeInStage);
    }

    private static Metric dealsCreated() {
        return count(
                "dealsCreated", text("Deals created", "新建商机数"),
                text("Deals created in the period.", "期内创建的商机数。"), "|{d: createdAt ∈ P}|",
                CountFormulas::created);
    }

    private static Metric dealsWon() {
        return count(
                "dealsWon", text("Deals won", "赢单数"),
                text("Deals won in the period and not reopened since.", "期内赢单且未重新打开的商机数。"), "|W|",
                CountFormulas::won);
    }

    private static Metric dealsLost() {
        return count(
                "dealsLost", text("Deals lost", "输单数"),
                text("Deals lost in the period and not reopened since.", "期内输单且未重新打开的商机数。"), "|L|",
                CountFormulas::lost);
    }

    private static Metric dealsOpen() {
        return new Metric(
                new MetricDefinition(
                        "dealsOpen", "dealsOpen", 1, text("Open deals", "未结商机数"),
                        text(
                                "Deals open at the end of the period; deals whose creation no source dates count only"
                                        + " for the period all.",
                                "期末未结的商机数；创建日期未知的商机仅计入全部期间（all）。"),
                        "|O|", COUNT, STOCK, NONE, NONE, List.of("stage"), List.of(Measures.PIPELINE)),
                CountFormulas::open);
    }

    private static Metric openPipeline() {
        return new Metric(
                new MetricDefinition(
                        "openPipeline", "openPipeline", 1, text("Open pipeline", "未结管道金额"),
                        text(
                                "Money of the deals open at the end of the period, as last known.",
                                "期末未结商机的金额合计，取最后已知金额。"),
                        "Σ amt(d), d ∈ O", MONEY, STOCK, NONE, NONE, List.of("stage"), List.of(Measures.PIPELINE)),
                CountFormulas::openPipeline);
    }

    private static Metric count(
            String metric,
            Map<String, String> names,
            Map<String, String> descriptions,
            String notation,
            Formula formula) {
        return new Metric(
                new MetricDefinition(
                        metric, metric, 1, names, descriptions, notation, COUNT, FLOW, NONE, NONE, NONE,
                        List.of(Measures.DEALS)),
                formula);
    }

    private static Map<String, String> text(String english, String chinese) {
        return Map.of("en", english, "zh", chinese);
    }
}
