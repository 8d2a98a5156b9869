package io.fupan.metric.formula.analysis;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.ClosedDeals;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much of the money hangs on the largest deals, and what is left without the largest one. */
final class Concentration {

    static final String TOP_1 = "top1";
    static final String TOP_5 = "top5";

    private Concentration() {}

    static Reading read(Window window, MetricQuery query) {
        Quantities deals = window.flow(Measures.DEALS);
        Histogram won = Window.histogram(window.flow(Measures.SIZES), Measures.WON + Measures.AMOUNT);
        return Window.withoutAmounts(
                share(won, TOP_5.equals(query.variant()) ? 5 : 1).madeOf(withoutLargest(window, deals, won)),
                deals,
                Measures.WON);
    }

    private static Reading share(Histogram won, int largest) {
        if (won.sum().signum() <= 0) {
            return Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR).restingOn(won.n());
        }
        return Reading.of(quotient(won.greatest(largest), new BigDecimal(won.sum())), won.n(), null);
    }

    private static Map<String, Part> withoutLargest(Window window, Quantities deals, Histogram won) {
        BigInteger largest = won.greatest(1);
        ClosedDeals all = ClosedDeals.of(deals);
        long wins = all.won() - 1;
        long closed = wins + all.lost();
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("largest", new Part(won.n() == 0 ? null : window.money(new BigDecimal(largest)), MetricDefinition.MONEY));
        parts.put(
                "averageWithoutLargest",
                new Part(
                        won.n() < 2
                                ? null
                                : window.money(quotient(won.sum().subtract(largest), BigDecimal.valueOf(won.n() - 1))),
                        MetricDefinition.MONEY));
        parts.put(
                "winRateWithoutLargest",
                new Part(
                        wins < 0 || closed == 0 ? null : quotient(BigInteger.valueOf(wins), BigDecimal.valueOf(closed)),
                        MetricDefinition.FRACTION));
        return parts;
    }

    private static BigDecimal quotient(BigInteger part, BigDecimal whole) {
        return new BigDecimal(part).divide(whole, MathContext.DECIMAL64);
    }
}
