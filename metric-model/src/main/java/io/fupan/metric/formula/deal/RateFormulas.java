package io.fupan.metric.formula.deal;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.ClosedDeals;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import io.fupan.metric.statistics.RatioOfSums;
import java.math.BigDecimal;
import java.math.MathContext;

/** Rates of won to closed deals. */
final class RateFormulas {

    static final String AS_CREATED = "asCreated";
    static final String AT_LIST_PRICE = "atListPrice";

    private RateFormulas() {}

    static Reading winRate(Window window, MetricQuery query) {
        ClosedDeals closed = ClosedDeals.of(window.flow(Measures.DEALS));
        return closed.leftOutOf(Reading.share(closed.won(), closed.all()));
    }

    static Reading winRateValue(Window window, MetricQuery query) {
        boolean asCreated = AS_CREATED.equals(query.variant());
        boolean atListPrice = AT_LIST_PRICE.equals(query.variant());
        String amount = atListPrice ? Measures.LIST : asCreated ? Measures.FIRST_AMOUNT : Measures.AMOUNT;
        Quantities sizes = window.flow(Measures.SIZES);
        Reading reading = share(
                Window.histogram(sizes, Measures.WON + amount), Window.histogram(sizes, Measures.LOST + amount));
        Quantities deals = window.flow(Measures.DEALS);
        if (asCreated || atListPrice) {
            long closed = deals.sum(Measures.WON) + deals.sum(Measures.LOST);
            return reading.without(atListPrice ? "noListPrice" : "noFirstAmount", closed - reading.n());
        }
        return Window.withoutAmounts(Window.withoutAmounts(reading, deals, Measures.WON), deals, Measures.LOST);
    }

    private static Reading share(Histogram won, Histogram lost) {
        BigDecimal whole = new BigDecimal(won.sum().add(lost.sum()));
        long n = won.n() + lost.n();
        if (whole.signum() == 0) {
            return Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR).restingOn(n);
        }
        BigDecimal part = new BigDecimal(won.sum());
        Reading share = Reading.of(part.divide(whole, MathContext.DECIMAL64), n, RatioOfSums.interval(won, lost))
                .dividing(part, whole)
                .drawnBy(seed -> RatioOfSums.drawn(won, lost, seed));
        return Reading.isFew(won.n(), n) ? share.warning(Reasons.INSUFFICIENT_SAMPLE) : share;
    }
}
