package io.fupan.report.finding;

import static io.fupan.report.content.Shape.part;
import static io.fupan.report.content.Shape.percent;
import static io.fupan.report.content.Shape.points;
import static io.fupan.report.content.Shape.pointsInterval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.metric.statistics.Interval;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** The rate of a part differs from that of all others. */
public record GroupDiffers(
        String code, Text subject, Share own, Share others, Interval difference, @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return code;
    }

    @Override
    public String confidence() {
        return "interval";
    }

    @Override
    public Text text() {
        return Text.of(
                "{0}: {1} ({2}), all others {3}; the difference of {4} has the 95 % interval {5} and stands after"
                        + " correcting for the number of comparisons.",
                "{0}：{1}（{2}），其余合计 {3}；差值 {4}，95% 区间 {5}，经多重比较校正后仍然成立。",
                subject,
                percent(own.rate()),
                part(own.part(), own.whole()),
                percent(others.rate()),
                points(own.rate() - others.rate()),
                pointsInterval(difference.low(), difference.high()));
    }
}
