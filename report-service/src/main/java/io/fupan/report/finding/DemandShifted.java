package io.fupan.report.finding;

import static io.fupan.report.content.Shape.money;
import static io.fupan.report.content.Shape.name;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import java.math.BigDecimal;

/** A product sells more or less than in the period before. */
public record DemandShifted(
        String product,
        BigDecimal now,
        BigDecimal before,
        String currency,
        double change,
        @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return "DEMAND_SHIFTED";
    }

    @Override
    public String severity() {
        return "low";
    }

    @Override
    public Text text() {
        return Text.of(
                "{0} moved most: {1} after {2} in the period before ({3}). Described, not tested.",
                "{0} 变化最大：本期 {1}，上期 {2}（{3}）。仅作描述，未作检验。",
                name(product),
                money(now, currency),
                money(before, currency),
                Shape.change(change));
    }
}
