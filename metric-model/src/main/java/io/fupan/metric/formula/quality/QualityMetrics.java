package io.fupan.metric.formula.quality;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import java.math.BigDecimal;
import java.util.List;

/** How good the data are. */
public final class QualityMetrics {

    private QualityMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(Metric.named("dataReliability", "M41")
                .version(2)
                .called("Data reliability", "数据可信度")
                .meaning(
                        "How complete, punctual, recent and stable the data are, from 0 to 100: the mean of the parts"
                                + " that can be measured.",
                        "数据的完整性、及时性、新鲜度与稳定性，0 至 100 分，为可测各项的平均值。")
                .notation("mean of completeness, lateness p90, freshness, revision rate")
                .unit(MetricDefinition.POINTS)
                .families(
                        Measures.DEALS, Measures.PIPELINE, Measures.EXPECTED, Measures.LOSSES, Measures.QUALITY)
                .by(QualityMetrics::score));
    }

    private static Reading score(Window window, MetricQuery query) {
        Reliability reliability = Reliability.of(window);
        Double score = reliability.score();
        long n = reliability.parts().stream().mapToLong(Reliability.Part::n).max().orElse(0);
        return score == null
                ? Reading.none(Status.NO_DATA, Reasons.NO_DEALS)
                : Reading.of(BigDecimal.valueOf(score), n, null);
    }
}
