package io.fupan.report.finding;

import static io.fupan.report.content.Shape.count;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** How many of several parts can be told from the others; for the rest there is no signal. */
public record GroupsAlike(Text subject, int compared, int differing, int leftOut, @JsonIgnore Evidence evidence)
        implements NoEvidence {

    @Override
    public String confidence() {
        return "interval";
    }

    @Override
    public Text text() {
        return Text.of(
                "{0}: {1} of {2} compared with all others differ; for the rest there is no signal. {3} had too few"
                        + " cases.",
                "{0}：共比较 {2} 个，其中 {1} 个有差异，其余没有信号；另有 {3} 个样本不足。",
                subject,
                count(differing),
                count(compared),
                count(leftOut));
    }
}
