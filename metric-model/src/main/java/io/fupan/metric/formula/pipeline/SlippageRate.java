package io.fupan.metric.formula.pipeline;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/** Of the deals that were expected to close in the period, those that were put off beyond it and are still open. */
final class SlippageRate {

    static final String COUNT = "count";
    static final String VALUE = "value";

    private final Window window;
    private final Expected expected;
    private final LocalDate eve;

    private SlippageRate(Window window) {
        this.window = window;
        this.expected = Expected.in(window.period());
        this.eve = Expected.eve(window.period());
    }

    static Reading read(Window window, MetricQuery query) {
        return window.period().isAll()
                ? Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING)
                : new SlippageRate(window).read(VALUE.equals(query.variant()));
    }

    private Reading read(boolean byValue) {
        Quantities stock = before(Measures.EXPECTED);
        long due = stock.values(Measures.OPEN).count(pair -> expected.contains(DayKey.second(pair)));
        Reading reading = byValue
                ? value(stock.values(Measures.OPEN + Measures.AMOUNT).count(expected::contains), due)
                : Reading.share(slipped(Measures.SLIPPED), due);
        long deleted = before(Measures.MOVEMENTS).values(Measures.GONE).count(expected::contains);
        return reading.without("deleted", deleted);
    }

    private Quantities before(String family) {
        return window.cells().sum(window.scope(), family, null, eve, false);
    }

    private Reading value(long due, long deals) {
        return due == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR).restingOn(deals)
                : Reading.of(
                        BigDecimal.valueOf(slipped(Measures.SLIPPED + Measures.AMOUNT))
                                .divide(BigDecimal.valueOf(due), MathContext.DECIMAL64),
                        deals,
                        null);
    }

    /** Those that stand now with an expected close after the period, and stood before it with one in it. */
    private long slipped(String measure) {
        String prefix = Measures.at(measure, "");
        String end = prefix + window.period().to();
        Quantities slips = window.cells().sum(window.scope(), Measures.SLIPS, null, window.period().lastDay(), false);
        return slips.histogramsOf(prefix).stream()
                .filter(later -> later.compareTo(end) > 0)
                .mapToLong(later -> slips.values(later).count(this::stoodInTime))
                .sum();
    }

    private boolean stoodInTime(long pair) {
        return DayKey.first(pair) <= DayKey.of(eve) && expected.contains(DayKey.second(pair));
    }
}
