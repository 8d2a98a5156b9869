package io.fupan.report.finding;

import static io.fupan.report.content.Shape.money;
import static io.fupan.report.content.Shape.name;
import static io.fupan.report.content.Shape.percent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import java.math.BigDecimal;

/** How much of the bookings the largest deal and the five largest bring. */
public record LargestDeal(
        String deal,
        BigDecimal amount,
        String currency,
        double share,
        double topFive,
        @JsonIgnore Evidence evidence)
        implements Finding {

    private static final double MUCH = 0.1;

    @Override
    public String type() {
        return "LARGEST_DEAL";
    }

    @Override
    public String severity() {
        return share >= MUCH ? "high" : "low";
    }

    @Override
    public Text text() {
        return Text.of(
                "The largest deal, {0} with {1}, brought {2} of the bookings; the five largest together {3}.",
                "最大的一单 {0}（{1}）占赢单额的 {2}，前五单合计占 {3}。",
                name(deal),
                money(amount, currency),
                percent(share),
                percent(topFive));
    }
}
