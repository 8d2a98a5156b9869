package io.fupan.report.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;

/** No point of a series in the period is out of the ordinary. */
public record WithinNormalVariation(Text metric, int count, Text lower, Text upper, @JsonIgnore Evidence evidence)
        implements NoEvidence {

    @Override
    public String confidence() {
        return "limits";
    }

    @Override
    public Text text() {
        return Text.of(
                "{0} by month: no signal. All months of the period are within normal variation, {1} to {2}, judged"
                        + " by {3} months.",
                "{0}（按月）：没有信号。期内各月都在正常波动范围（{1} 至 {2}）之内，依据 {3} 个月的数据判断。",
                metric,
                lower,
                upper,
                Shape.count(count));
    }
}
