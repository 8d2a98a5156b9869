package io.fupan.metric.formula.activity;

import static io.fupan.metric.formula.MetricDefinition.DAYS;

import io.fupan.metric.activity.ActivityMeasures;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.Statistic;
import java.util.List;
import java.util.stream.Stream;

/** What people did to win customers; never a measure of people by itself. */
public final class ActivityMetrics {

    private ActivityMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(activity(), touchesPerWonDeal(), lastTouchAge());
    }

    private static Metric activity() {
        return Metric.named("activity", "M22")
                .version(2)
                .called("Activity", "活动量")
                .meaning(
                        "What people did in the period, by kind, credited to those that did it; what machines did is"
                                + " left out and counted. Also per selling day (Monday to Friday; holidays are not"
                                + " known), and per selling day of each representative on the roster.",
                        "期内人工活动数，按类型统计，归属实际执行者；自动执行的不计入，另行计数。"
                                + "另有每销售日（周一至周五，不含节假日信息）及在册销售每人每销售日的活动数。")
                .notation("|{activity by people ∈ P}|; ÷ selling days; ÷ Σ selling days of reps")
                .variants(Stream.concat(Stream.of(ActivityFormulas.ALL), ActivityMeasures.KINDS.stream())
                        .toArray(String[]::new))
                .statistics(ActivityPace.STATISTICS)
                .families(Measures.ACTIVITY)
                .by(ActivityFormulas::activity);
    }

    private static Metric touchesPerWonDeal() {
        return Metric.named("touchesPerWonDeal", "M22")
                .version(2)
                .called("Touches per won deal", "每个赢单的沟通次数")
                .meaning(
                        "How often people were in touch about a deal before it was won; deals of which no touch is known"
                                + " are left out and counted.",
                        "赢单前人工沟通的次数；没有沟通记录的赢单不计入，另行计数。")
                .notation("|touches(d)|, d ∈ W")
                .statistics(Statistic.OF_DURATIONS)
                .families(Measures.ACTIVITY, Measures.DEALS)
                .by(ActivityFormulas::perWonDeal);
    }

    private static Metric lastTouchAge() {
        return Metric.named("lastTouchAge", "M22")
                .called("Days since last touch", "距上次沟通天数")
                .meaning(
                        "Calendar days since people were last in touch about the deals open at the end of the period;"
                                + " deals that never were are left out and counted.",
                        "期末未结商机距上次人工沟通的日历天数；从未沟通的商机不计入，另行计数。")
                .notation("end of P − day(last touch), d ∈ O")
                .unit(DAYS)
                .stock()
                .statistics(Statistic.OF_DURATIONS)
                .families(Measures.ACTIVITY, Measures.PIPELINE)
                .by(ActivityFormulas::lastTouch);
    }
}
