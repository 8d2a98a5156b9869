package io.fupan.report.finding;

import static io.fupan.report.content.Shape.part;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** There are too few cases to compare a rate. */
public record InsufficientSample(Text subject, Share now, Share before, @JsonIgnore Evidence evidence)
        implements NoEvidence {

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
                "{0}: too few cases to compare ({1} against {2}); a comparison needs 30 on each side and more than"
                        + " 5 of either outcome.",
                "{0}：样本不足，无法比较（{1} 对 {2}）。每一侧至少要有 30 例，且两种结果各多于 5 例。",
                subject,
                part(now.part(), now.whole()),
                part(before.part(), before.whole()));
    }
}
