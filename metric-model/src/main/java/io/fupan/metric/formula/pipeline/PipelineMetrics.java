package io.fupan.metric.formula.pipeline;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.MONEY;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What moves the open pipeline. */
public final class PipelineMetrics {

    private static final String NET = "net";

    private PipelineMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(strictWinRate(), slippageRate(), closeDateMoves(), pipelineWaterfall());
    }

    private static Metric strictWinRate() {
        return Metric.named("strictWinRate", "M08")
                .version(2)
                .called("Strict win rate", "严格赢率")
                .meaning(
                        "Deals won in the period of all that were won, lost or left lying: open at its end past the"
                                + " expected close, or with no change of stage, amount or expected close for more than"
                                + " 30 days (variants: 60, 90).",
                        "期内赢单占赢单、输单与搁置商机之和的比例；搁置指期末未结且已过预计成交日，"
                                + "或超过 30 天（变体 60、90 天）阶段、金额、预计成交日均无变化。")
                .notation("W ÷ (W + L + overdue open + stale open)")
                .unit(FRACTION)
                .variants(StrictWinRate.VARIANTS.toArray(String[]::new))
                .families(Measures.DEALS, Measures.EXPECTED)
                .by(StrictWinRate::read);
    }

    private static Metric slippageRate() {
        return Metric.named("slippageRate", "M19")
                .version(2)
                .called("Slippage rate", "滑单率")
                .meaning(
                        "Of the deals open before the period and expected to close in it, the share that is open at its"
                                + " end with a later expected close; by count, or by what they were worth before,"
                                + " money of other currencies by the rates of the eve of the period.",
                        "期初未结且预计期内成交的商机中，期末仍未结且预计成交日被推迟到期后的占比；按数量或按期初金额（外币按期初前一日汇率）。")
                .notation("open at end with a later close ÷ open at start with the close in P")
                .unit(FRACTION)
                .lessIsBetter()
                .variants(SlippageRate.COUNT, SlippageRate.VALUE)
                .families(Measures.EXPECTED, Measures.SLIPS, Measures.MOVEMENTS)
                .by(SlippageRate::read);
    }

    private static Metric closeDateMoves() {
        return Metric.named("closeDateMoves", "M19")
                .called("Moves of the expected close", "预计成交日变更次数")
                .meaning(
                        "How often the expected close of open deals was put off in the period (later), or pulled in"
                                + " (earlier).",
                        "期内未结商机预计成交日被推迟（later）或提前（earlier）的次数。")
                .notation("|moves to a later day in P|")
                .lessIsBetter()
                .variants(CloseDateMoves.LATER, CloseDateMoves.EARLIER)
                .families(Measures.MOVEMENTS)
                .by(CloseDateMoves::read);
    }

    private static Metric pipelineWaterfall() {
        return Metric.named("pipelineWaterfall", "M20")
                .version(2)
                .called("Pipeline waterfall", "管道变动")
                .meaning(
                        "By how much the open pipeline changed in the period, and each leg of the change as a variant;"
                                + " start and legs add up to the end exactly.",
                        "期内未结管道金额的净变动；各变体为其中一项变动，期初加各项变动恰等于期末。")
                .notation("new + reopened + increased − decreased − won − lost − deleted ± owner ± fx = end − start")
                .unit(MONEY)
                .variants(Stream.concat(Stream.of(NET), Waterfall.LEGS.stream()).toArray(String[]::new))
                .families(Measures.PIPELINE, Measures.EXPECTED, Measures.MOVEMENTS)
                .by(PipelineMetrics::waterfall);
    }

    private static Reading waterfall(Window window, MetricQuery query) {
        Waterfall waterfall = Waterfall.ofAll(window);
        String variant = Objects.requireNonNull(query.variant());
        List<Waterfall.Leg> legs = waterfall.legs().stream()
                .filter(leg -> variant.equals(NET) || variant.equals(leg.leg()))
                .toList();
        Reading total = Reading.total(
                window.money(legs.stream().mapToLong(Waterfall.Leg::worth).sum()),
                // What went to another owner counts against what came from one, so that deals add up to the number.
                legs.stream().mapToLong(Waterfall.Leg::deals).sum());
        return variant.equals(NET) ? withoutAmounts(total, window) : total;
    }

    /** Deals without a worth at either end make the change larger or smaller than it was. */
    private static Reading withoutAmounts(Reading total, Window window) {
        Reading atEnd = withoutAmounts(total, window, window.period().lastDay(), "");
        return window.period().isAll()
                ? atEnd
                : withoutAmounts(atEnd, window, Expected.eve(window.period()), "AtStart");
    }

    private static Reading withoutAmounts(Reading total, Window window, LocalDate day, String when) {
        Window then =
                new Window(window.cells(), window.reference(), window.scope(), Period.all(day), window.currency());
        Quantities stock =
                window.cells().sum(window.scope(), Measures.EXPECTED, null, day, window.period().isAll());
        return Expected.withoutAmounts(
                total, stock, expected -> true, OpenMoney.ofExpected(then, stock, expected -> true), when);
    }
}
