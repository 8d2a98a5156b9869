package io.fupan.metric.formula.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.customer.CustomerMeasures;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Days;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What it costs to win a customer. */
final class AcquisitionCost {

    static final String MATCHED = "matched";
    static final String LAGGED = "lagged";

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private AcquisitionCost() {}

    static Reading paid(Window window, MetricQuery query) {
        return cost(window, LAGGED.equals(query.variant()), true);
    }

    static Reading full(Window window, MetricQuery query) {
        return cost(window, LAGGED.equals(query.variant()), false);
    }

    /** Fully loaded, spend and customers of the same days. */
    static Reading full(Window window) {
        return cost(window, false, false);
    }

    private static Reading cost(Window window, boolean lagged, boolean paidOnly) {
        if (!window.scope().equals(Scope.ORG)) {
            // Spend is recorded for the whole organisation only.
            return Reading.none(Status.NOT_MEASURED, Reasons.ORG_ONLY);
        }
        Days days = days(window);
        if (days == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        Long lag = lagged ? medianCycle(window) : Long.valueOf(0);
        if (lag == null) {
            return Reading.none(Status.NO_DATA, Reasons.NO_KNOWN_DURATION);
        }
        Days spent = new Days(days.from().minusDays(lag), days.to().minusDays(lag));
        return perCustomer(window, new SpendOfPeriod(window, spent, paidOnly));
    }

    private static Reading perCustomer(Window window, SpendOfPeriod spend) {
        long customers = window.flow(Measures.CUSTOMERS)
                .sum(CustomerMeasures.of(CustomerMeasures.FIRST, CustomerMeasures.PURCHASES));
        Reading reading;
        if (!spend.isRecorded()) {
            reading = Reading.none(Status.NOT_MEASURED, Reasons.NO_SPEND);
        } else if (customers == 0) {
            reading = Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR);
        } else {
            BigDecimal cost = spend.sum().divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128);
            reading = Reading.of(cost, customers, null).madeOf(costs(spend));
        }
        for (Map.Entry<String, Long> why : spend.leftOut()) {
            reading = reading.without(why.getKey(), why.getValue());
        }
        return reading;
    }

    /** Which costs are included, as the list of them differs from one organisation to another. */
    private static Map<String, Part> costs(SpendOfPeriod spend) {
        Map<String, Part> parts = new LinkedHashMap<>();
        spend.included().forEach((kind, money) -> parts.put("spend." + kind, new Part(money, MetricDefinition.MONEY)));
        return parts;
    }

    /** Full days of the median cycle of the deals won in the period. */
    private static @Nullable Long medianCycle(Window window) {
        BigDecimal median = Window.histogram(window.flow(Measures.CYCLES), Measures.WON + Measures.DAYS)
                .percentile(HALF);
        return median == null ? null : median.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** The days of the period that have come; all time begins with the first day there is. */
    private static @Nullable Days days(Window window) {
        LocalDate from = window.period().from() == null ? window.cells().firstDay() : window.period().from();
        LocalDate last = window.period().lastDay();
        return from == null || last.isBefore(from) ? null : new Days(from, last);
    }
}
