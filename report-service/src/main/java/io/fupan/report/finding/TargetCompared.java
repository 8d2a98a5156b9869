package io.fupan.report.finding;

import static io.fupan.report.content.Shape.money;
import static io.fupan.report.content.Shape.name;
import static io.fupan.report.content.Shape.percent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import java.math.BigDecimal;

/** A scope came close to its target, reached it, or missed it. */
public record TargetCompared(
        String scope,
        BigDecimal target,
        BigDecimal actual,
        String currency,
        double attainment,
        boolean over,
        @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return attainment >= 1 ? "TARGET_MET" : over ? "TARGET_MISSED" : "TARGET_OPEN";
    }

    @Override
    public String severity() {
        return attainment >= 1 ? "low" : over ? "high" : "medium";
    }

    @Override
    public Text text() {
        String en = attainment >= 1
                ? "{0} reached its target: {1} of {2} ({3})."
                : over ? "{0} missed its target: {1} of {2} ({3})." : "{0} stands at {1} of {2} ({3}).";
        String zh = attainment >= 1
                ? "{0} 完成目标：实际 {1}，目标 {2}，达成率 {3}。"
                : over ? "{0} 未完成目标：实际 {1}，目标 {2}，达成率 {3}。" : "{0} 目前 {1}，目标 {2}，达成率 {3}。";
        return Text.of(en, zh, name(scope), money(actual, currency), money(target, currency), percent(attainment));
    }
}
