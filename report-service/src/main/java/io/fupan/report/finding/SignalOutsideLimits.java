package io.fupan.report.finding;

import static io.fupan.report.content.Shape.name;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** A point of a series lies outside the limits of its own variation, or in a run that chance rarely makes. */
public record SignalOutsideLimits(
        Text metric,
        String point,
        Text value,
        Text lower,
        Text upper,
        boolean outside,
        @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return outside ? "SIGNAL_OUTSIDE_LIMITS" : "SIGNAL_RUN";
    }

    @Override
    public String confidence() {
        return "limits";
    }

    @Override
    public Text text() {
        return Text.of(
                outside
                        ? "{0} in {1} was {2}, outside its normal limits {3} to {4}."
                        : "{0} in {1} was {2}, inside its limits {3} to {4}, but it ends a run on one side that"
                                + " chance rarely makes.",
                outside
                        ? "{1} 的{0}为 {2}，超出正常界限（{3} 至 {4}）。"
                        : "{1} 的{0}为 {2}，虽在界限（{3} 至 {4}）之内，但连续偏向同一侧，随机波动很少如此。",
                metric,
                name(point),
                value,
                lower,
                upper);
    }
}
