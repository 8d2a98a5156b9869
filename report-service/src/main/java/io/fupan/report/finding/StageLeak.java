package io.fupan.report.finding;

import static io.fupan.report.content.Shape.name;
import static io.fupan.report.content.Shape.percent;
import static io.fupan.report.content.Shape.points;
import static io.fupan.report.content.Shape.pointsInterval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.metric.statistics.Interval;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** Fewer of those who entered a stage get further than before: at least five points fewer. */
public record StageLeak(String stage, Share now, Share before, Interval difference, @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return "STAGE_LEAK";
    }

    @Override
    public String severity() {
        return "high";
    }

    @Override
    public String confidence() {
        return "interval";
    }

    @Override
    public Text text() {
        return Text.of(
                "Stage {0} leaks: {1} of the deals that entered it got further, after {2} before ({3}, 95 %"
                        + " interval {4}).",
                "阶段「{0}」出现流失：进入该阶段的商机有 {1} 继续推进，上一期为 {2}（变化 {3}，95% 区间 {4}）。",
                name(stage),
                percent(now.rate()),
                percent(before.rate()),
                points(now.rate() - before.rate()),
                pointsInterval(difference.low(), difference.high()));
    }
}
