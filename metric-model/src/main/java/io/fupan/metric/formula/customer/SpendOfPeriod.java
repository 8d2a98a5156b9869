package io.fupan.metric.formula.customer;

import io.fupan.event.reference.ReferenceFact.SpendRecorded;
import io.fupan.metric.cell.Exchange;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Days;
import io.fupan.metric.period.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was spent in a run of days to win customers. What was recorded for a period is spread evenly over its days, so
 * that it can be matched with any other period.
 */
final class SpendOfPeriod {

    /** What buys attention: media and programmes. */
    static final Set<String> PAID =
            Set.of("media", "advertising", "ads", "programme", "programmes", "program", "programs");

    /** What is no cost of winning customers: it serves those there are, or makes the product. */
    static final Set<String> NOT_ACQUISITION =
            Set.of("cogs", "support", "customer-success", "r&d", "rnd", "research", "hosting");

    private final Window window;
    private final Days days;
    private final boolean paidOnly;
    private final Exchange exchange;
    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private final TreeMap<String, BigDecimal> included = new TreeMap<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private boolean recorded;

    SpendOfPeriod(Window window, Days days, boolean paidOnly) {
        this.window = window;
        this.days = days;
        this.paidOnly = paidOnly;
        this.exchange = new Exchange(window.reference().rates(), window.currency());
        window.reference().spend().forEach(this::add);
    }

    private void add(SpendRecorded spend) {
        List<Days> of = daysOf(spend.period());
        BigDecimal share = of.isEmpty() ? BigDecimal.ZERO : overlap(of.getFirst());
        if (share.signum() != 0) {
            add(spend, share, of.getFirst().to());
        }
    }

    private void add(SpendRecorded spend, BigDecimal share, LocalDate last) {
        BigDecimal worth = exchange.on(spend.amount(), last);
        String kind = spend.kind().strip().toLowerCase(Locale.ROOT);
        if (paidOnly ? !PAID.contains(kind) : NOT_ACQUISITION.contains(kind)) {
            leftOut.merge("spendOf:" + kind, 1L, Long::sum);
        } else if (worth == null) {
            leftOut.merge("fxMissing", 1L, Long::sum);
        } else {
            recorded = true;
            BigDecimal spent = worth.multiply(share, MathContext.DECIMAL128);
            sum = sum.add(spent);
            included.merge(kind, spent, BigDecimal::add);
        }
    }

    private List<Days> daysOf(String period) {
        try {
            Period parsed = Period.parse(period, window.period().asOf(), window.reference().calendars());
            LocalDate from = parsed.from();
            return from == null ? List.of() : List.of(new Days(from, parsed.to()));
        } catch (IllegalArgumentException e) {
            leftOut.merge("spendPeriodUnknown", 1L, Long::sum);
            return List.of();
        }
    }

    /** The share of the days of {@code of} that lie in the days asked for. */
    private BigDecimal overlap(Days of) {
        long first = Math.max(of.from().toEpochDay(), days.from().toEpochDay());
        long last = Math.min(of.to().toEpochDay(), days.to().toEpochDay());
        long length = of.to().toEpochDay() - of.from().toEpochDay() + 1;
        return last < first
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(last - first + 1).divide(BigDecimal.valueOf(length), MathContext.DECIMAL128);
    }

    /** Whether any spend was recorded that counts. */
    boolean isRecorded() {
        return recorded;
    }

    /** In units of the currency. */
    BigDecimal sum() {
        return sum;
    }

    /** What the sum consists of, by kind of spend. */
    SortedMap<String, BigDecimal> included() {
        return included;
    }

    /** How many records were left out, by reason. */
    List<Map.Entry<String, Long>> leftOut() {
        return new ArrayList<>(leftOut.entrySet());
    }
}
