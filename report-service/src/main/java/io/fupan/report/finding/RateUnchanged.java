package io.fupan.report.finding;

import static io.fupan.report.content.Shape.percent;
import static io.fupan.report.content.Shape.pointsInterval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.metric.statistics.Interval;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** A rate does not differ from the one before by more than chance explains. */
public record RateUnchanged(Text subject, Share now, Share before, Interval difference, @JsonIgnore Evidence evidence)
        implements NoEvidence {

    @Override
    public String confidence() {
        return "interval";
    }

    @Override
    public Text text() {
        return Text.of(
                "{0}: no signal. {1} after {2} is within normal variation (95 % interval of the difference {3}).",
                "{0}：没有信号。从 {2} 到 {1} 属于正常波动（差值的 95% 区间 {3}）。",
                subject,
                percent(now.rate()),
                percent(before.rate()),
                pointsInterval(difference.low(), difference.high()));
    }
}
