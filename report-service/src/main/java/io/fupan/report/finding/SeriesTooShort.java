package io.fupan.report.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;

/** A series is too short to know its variation. */
public record SeriesTooShort(Text metric, int count, int needed, @JsonIgnore Evidence evidence) implements NoEvidence {

    @Override
    public String type() {
        return "INSUFFICIENT_SAMPLE";
    }

    @Override
    public String confidence() {
        return "none";
    }

    @Override
    public Text text() {
        return Text.of(
                "{0}: no estimate. {1} complete months are known, {2} are needed.",
                "{0}：暂不作判断。目前有 {1} 个完整月份的数据，需要 {2} 个月。",
                metric,
                Shape.count(count),
                Shape.count(needed));
    }
}
