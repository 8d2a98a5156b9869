package io.fupan.report.finding;

import static io.fupan.report.content.Shape.count;
import static io.fupan.report.content.Shape.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import java.math.BigDecimal;

/** A range that the next period will lie in if nothing changes. */
public record NextPeriodRange(BigDecimal low, BigDecimal high, String currency, int months, @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return "BASELINE_RANGE";
    }

    @Override
    public String severity() {
        return "low";
    }

    @Override
    public String confidence() {
        return "limits";
    }

    @Override
    public Text text() {
        return Text.of(
                "Draft: if nothing changes, bookings of a month will lie between {0} and {1}, judged by {2} months."
                        + " No season is taken into account.",
                "草案：若无变化，单月赢单额大致在 {0} 到 {1} 之间，依据 {2} 个月的数据，未考虑季节因素。",
                money(low, currency),
                money(high, currency),
                count(months));
    }
}
