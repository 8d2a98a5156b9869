package io.fupan.report.finding;

import static io.fupan.report.content.Shape.percent;
import static io.fupan.report.content.Shape.points;
import static io.fupan.report.content.Shape.pointsInterval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.metric.statistics.Interval;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** A rate differs from the one before, and the interval of the difference leaves out zero. */
public record RateChanged(Text subject, Share now, Share before, Interval difference, @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return "RATE_CHANGED";
    }

    @Override
    public String confidence() {
        return "interval";
    }

    @Override
    public Text text() {
        boolean up = now.rate() > before.rate();
        return Text.of(
                up
                        ? "{0} rose from {1} to {2}: {3}, 95 % interval {4}. This is more than chance explains."
                        : "{0} fell from {1} to {2}: {3}, 95 % interval {4}. This is more than chance explains.",
                up
                        ? "{0}从 {1} 升到 {2}，变化 {3}，95% 区间 {4}，超出了随机波动能解释的范围。"
                        : "{0}从 {1} 降到 {2}，变化 {3}，95% 区间 {4}，超出了随机波动能解释的范围。",
                subject,
                percent(before.rate()),
                percent(now.rate()),
                points(now.rate() - before.rate()),
                pointsInterval(difference.low(), difference.high()));
    }
}
