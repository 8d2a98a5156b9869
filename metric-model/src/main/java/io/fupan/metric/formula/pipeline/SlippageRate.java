package io.fupan.metric.formula.pipeline;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Exchange;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/** Of the deals that were expected to close in the period, those that were put off beyond it and are still open. */
final class SlippageRate {

    static final String COUNT = "count";
    static final String VALUE = "value";

    private final Window window;
    private final Expected expected;
    private final LocalDate eve;
    private final Quantities slips;

    private SlippageRate(Window window) {
        this.window = window;
        this.expected = Expected.in(window.period());
        this.eve = Expected.eve(window.period());
        this.slips = window.cells().sum(window.scope(), Measures.SLIPS, null, window.period().lastDay(), false);
    }

    static Reading read(Window window, MetricQuery query) {
        return window.period().isAll()
                ? Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING)
                : new SlippageRate(window).read(VALUE.equals(query.variant()));
    }

    private Reading read(boolean byValue) {
        Quantities stock = before(Measures.EXPECTED);
        long due = stock.values(Measures.OPEN).count(pair -> expected.contains(DayKey.second(pair)));
        Reading reading = byValue ? value(stock, due) : Reading.share(slipped(Measures.SLIPPED), due);
        long deleted = before(Measures.MOVEMENTS).values(Measures.GONE).count(expected::contains);
        return reading.without("deleted", deleted);
    }

    private Quantities before(String family) {
        return window.cells().sum(window.scope(), family, null, eve, false);
    }

    /** What was due and what slipped of it, both by the rates of the eve. */
    private Reading value(Quantities stock, long deals) {
        Window then =
                new Window(window.cells(), window.reference(), window.scope(), Period.all(eve), window.currency());
        OpenMoney due = OpenMoney.ofExpected(then, stock, expected::contains);
        Reading left = Expected.withoutAmounts(
                Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR), stock, expected::contains, due, "");
        long counted = deals - left.excluded().values().stream().mapToLong(Long::longValue).sum();
        if (due.amount().signum() <= 0) {
            return deals > 0 && counted == 0
                    ? new Reading(null, 0, null, Status.NO_DATA, Reasons.NO_USABLE_AMOUNT, left.excluded())
                    : left.restingOn(counted);
        }
        Reading share = Reading.of(slippedMoney().divide(due.amount(), MathContext.DECIMAL64), counted, null);
        return Expected.withoutAmounts(share, stock, expected::contains, due, "");
    }

    private BigDecimal slippedMoney() {
        Exchange exchange = new Exchange(window.reference().rates(), window.currency());
        BigDecimal sum = window.money(
                slipped(Measures.SLIPPED + Measures.AMOUNT) - slipped(Measures.SLIPPED + Measures.SAID));
        for (String currency : currencies()) {
            long minorUnits = slipped(Measures.in(Measures.SLIPPED + Measures.AMOUNT, currency));
            BigDecimal worth = exchange.on(Exchange.money(minorUnits, currency), eve);
            sum = worth == null ? sum : sum.add(worth);
        }
        return sum;
    }

    private Set<String> currencies() {
        String prefix = Measures.in(Measures.SLIPPED + Measures.AMOUNT, "");
        return slips.histogramsOf(prefix).stream()
                .map(measure -> measure.substring(prefix.length(), measure.indexOf('@')))
                .filter(currency -> currency.length() == 3)
                .collect(Collectors.toSet());
    }

    /** Those that stand now with an expected close after the period, and stood before it with one in it. */
    private long slipped(String measure) {
        String prefix = Measures.at(measure, "");
        String end = prefix + window.period().to();
        return slips.histogramsOf(prefix).stream()
                .filter(later -> later.compareTo(end) > 0)
                .mapToLong(later -> slips.values(later).count(this::stoodInTime))
                .sum();
    }

    private boolean stoodInTime(long pair) {
        return DayKey.first(pair) <= DayKey.of(eve) && expected.contains(DayKey.second(pair));
    }
}
