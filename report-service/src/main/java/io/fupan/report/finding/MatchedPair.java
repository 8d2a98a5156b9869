package io.fupan.report.finding;

import static io.fupan.report.content.Shape.days;
import static io.fupan.report.content.Shape.name;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import java.math.BigDecimal;

/** Two deals for the same product and about the same amount, one won and one lost. */
public record MatchedPair(
        String won, String lost, String product, int wonDays, int lostDays, @JsonIgnore Evidence evidence)
        implements Finding {

    @Override
    public String type() {
        return "MATCHED_PAIR";
    }

    @Override
    public String severity() {
        return "low";
    }

    @Override
    public Text text() {
        return Text.of(
                "Matched pair for {0}: {1} was won after {2}, {3} lost after {4}, at about the same amount.",
                "{0} 的对照组：{1} 历时 {2}，赢单；{3} 历时 {4}，输单；金额相近。",
                name(product),
                name(won),
                days(BigDecimal.valueOf(wonDays)),
                name(lost),
                days(BigDecimal.valueOf(lostDays)));
    }
}
