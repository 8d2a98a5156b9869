package io.fupan.metric.formula.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.customer.CustomerMeasures;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** What customers paid, and what share of what they were to pay. */
final class CashFormulas {

    static final String DUE = "due";
    static final String ORDERED = "ordered";

    private CashFormulas() {}

    static Reading collected(Window window, MetricQuery query) {
        Quantities revenue = window.flow(Measures.REVENUE);
        Reading sum = Reading.total(window.money(net(revenue)), Window.withAmount(revenue, CustomerMeasures.COLLECTED));
        return excluding(window.ofRecorded(Measures.REVENUE, sum), revenue);
    }

    /** Payments less what went back. */
    private static long net(Quantities revenue) {
        return revenue.sum(CustomerMeasures.COLLECTED + Measures.AMOUNT)
                - revenue.sum(CustomerMeasures.REFUNDED + Measures.AMOUNT);
    }

    private static Reading excluding(Reading reading, Quantities revenue) {
        return Window.withoutAmounts(
                Window.withoutAmounts(reading, revenue, CustomerMeasures.COLLECTED), revenue, CustomerMeasures.REFUNDED);
    }

    static Reading rate(Window window, MetricQuery query) {
        Quantities revenue = window.flow(Measures.REVENUE);
        String owed = ORDERED.equals(query.variant()) ? CustomerMeasures.ORDERED : CustomerMeasures.DUE;
        long whole = revenue.sum(owed + Measures.AMOUNT);
        Reading reading = whole == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(
                        BigDecimal.valueOf(net(revenue)).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64), 0, null);
        Reading counted = reading.restingOn(Window.withAmount(revenue, owed)).madeOf(parts(window, net(revenue), whole));
        return Window.withoutAmounts(excluding(counted, revenue), revenue, owed);
    }

    private static Map<String, Part> parts(Window window, long collected, long owed) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("collected", new Part(window.money(collected), MetricDefinition.MONEY));
        parts.put("owed", new Part(window.money(owed), MetricDefinition.MONEY));
        return parts;
    }
}
