package io.fupan.metric.formula.effort;

import static io.fupan.metric.formula.MetricDefinition.MONEY;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** What was put in, and what came of it. */
public final class EffortMetrics {

    private EffortMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(Metric.named("resourceEfficiency", "M40")
                .called("Resource efficiency", "资源效率")
                .meaning(
                        "Bookings per representative on the roster (mean over the days), per selling day (Monday to"
                                + " Friday; holidays are not known), per hour of recorded activity; marginal: for one"
                                + " more activity in a month, as observed, with diminishing returns. The potential of"
                                + " territories is not recorded.",
                        "赢单额 ÷ 在册销售人数（按日平均）、销售日（周一至周五，不含节假日信息）、活动工时；"
                                + "marginal 为月内每多一次活动对应的赢单额（观察值，边际递减）；区域潜力尚无数据。")
                .notation("bookings ÷ FTE, ÷ selling days, ÷ hours; b ÷ (1 + effort) of bookings = a + b·ln(1 + effort)")
                .unit(MONEY)
                .variants(
                        ResourceEfficiency.PER_REP, ResourceEfficiency.PER_SELLING_DAY, ResourceEfficiency.PER_ACTIVITY_HOUR,
                        ResourceEfficiency.MARGINAL, ResourceEfficiency.PER_POTENTIAL)
                .families(Measures.DEALS, Measures.ACTIVITY)
                .by(ResourceEfficiency::read));
    }
}
