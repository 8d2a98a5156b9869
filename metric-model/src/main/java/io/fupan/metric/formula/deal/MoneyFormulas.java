package io.fupan.metric.formula.deal;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Money of won deals. */
final class MoneyFormulas {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

    private MoneyFormulas() {}

    static Reading bookings(Window window, MetricQuery query) {
        Quantities deals = window.flow(Measures.DEALS);
        long counted = Window.withAmount(deals, Measures.WON);
        long credit = deals.sum(Measures.WON + Measures.CREDIT);
        Reading reading = counted == 0 && credit == 0 && deals.sum(Measures.WON) > 0
                ? Reading.none(Status.NO_DATA, Reasons.NO_USABLE_AMOUNT)
                : Reading.total(window.money(deals.sum(Measures.WON + Measures.AMOUNT) + credit), counted);
        return Window.withoutAmounts(reading, deals, Measures.WON);
    }

    static Reading average(Window window, MetricQuery query) {
        return size(window, Histogram::mean, Histogram::meanInterval, Status.UNDEFINED, Reasons.ZERO_DENOMINATOR);
    }

    static Reading median(Window window, MetricQuery query) {
        return size(
                window,
                sizes -> sizes.percentile(HALF),
                sizes -> sizes.quantileInterval(HALF),
                Status.NO_DATA,
                Reasons.NO_DEALS);
    }

    private static Reading size(
            Window window,
            Function<Histogram, @Nullable BigDecimal> statistic,
            Function<Histogram, @Nullable Interval> interval,
            Status ifNone,
            String whyNone) {
        Quantities deals = window.flow(Measures.DEALS);
        Histogram sizes = Window.histogram(window.flow(Measures.SIZES), Measures.WON + Measures.AMOUNT);
        BigDecimal value = statistic.apply(sizes);
        Reading reading = value == null
                ? none(deals, ifNone, whyNone)
                : Reading.of(window.money(value), sizes.n(), window.money(interval.apply(sizes))).ofMany();
        return Window.withoutAmounts(reading.madeOf(spread(window, sizes)), deals, Measures.WON);
    }

    /** How large the large ones are: an average that rests on one deal is none. */
    private static Map<String, Part> spread(Window window, Histogram sizes) {
        BigDecimal p90 = sizes.percentile(NINE_TENTHS);
        BigDecimal sum = new BigDecimal(sizes.sum());
        Map<String, Part> parts = new LinkedHashMap<>();
        if (p90 != null) {
            parts.put("p90", new Part(window.money(p90), MetricDefinition.MONEY));
        }
        if (sum.signum() > 0) {
            BigDecimal share = new BigDecimal(sizes.greatest(1)).divide(sum, MathContext.DECIMAL64);
            parts.put("shareOfLargest", new Part(share, MetricDefinition.FRACTION));
        }
        return parts;
    }

    private static Reading none(Quantities deals, Status ifNone, String whyNone) {
        return deals.sum(Measures.WON) > 0
                ? Reading.none(Status.NO_DATA, Reasons.NO_USABLE_AMOUNT)
                : Reading.none(ifNone, whyNone);
    }
}
