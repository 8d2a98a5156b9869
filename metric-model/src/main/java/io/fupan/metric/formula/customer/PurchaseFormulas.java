package io.fupan.metric.formula.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.customer.CustomerMeasures;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who became a customer, and who bought again. */
final class PurchaseFormulas {

    private static final int YEAR = 365;

    private PurchaseFormulas() {}

    static Reading newCustomers(Window window, MetricQuery query) {
        return count(window.flow(Measures.CUSTOMERS).sum(first(query)));
    }

    static Reading customers(Window window, MetricQuery query) {
        return count(window.stock(Measures.CUSTOMERS).sum(CustomerMeasures.ACTIVE));
    }

    /** Accounts with two won deals or more, n of those with any. */
    static Reading repeatAccounts(Window window, MetricQuery query) {
        Quantities customers = window.stock(Measures.CUSTOMERS);
        return Reading.total(
                BigDecimal.valueOf(customers.sum(CustomerMeasures.SECOND_WIN)),
                customers.sum(CustomerMeasures.of(CustomerMeasures.FIRST, CustomerMeasures.DEALS)));
    }

    /** Of those whose first purchase is as old as the horizon, who bought again within it. */
    static Reading repeatRate(Window window, MetricQuery query) {
        int horizon = Objects.requireNonNull(query.horizon());
        LocalDate lastMature = window.period().asOf().minusDays(horizon);
        LocalDate last = window.period().lastDay();
        Quantities mature = window.cells()
                .sum(
                        window.scope(),
                        Measures.CUSTOMERS,
                        window.period().from(),
                        lastMature.isBefore(last) ? lastMature : last,
                        window.period().isAll());
        long customers = mature.sum(first(query));
        long immature = window.flow(Measures.CUSTOMERS).sum(first(query)) - customers;
        if (customers == 0 && immature > 0) {
            return Reading.none(Status.IMMATURE, Reasons.HORIZON_NOT_REACHED).without("immature", immature);
        }
        long repeated = Window.histogram(mature, CustomerMeasures.of(CustomerMeasures.REPEAT, kind(query)))
                .atMost(horizon);
        return Reading.share(repeated, customers).without("immature", immature);
    }

    /** The share of all customers of a year and more that bought again within a year; {@code null} without any. */
    static @Nullable BigDecimal stayedForAYear(Window window) {
        LocalDate last = window.period().lastDay().minusDays(YEAR);
        Quantities mature = window.cells().sum(window.scope(), Measures.CUSTOMERS, null, last, window.period().isAll());
        long customers = mature.sum(CustomerMeasures.of(CustomerMeasures.FIRST, CustomerMeasures.PURCHASES));
        String repeat = CustomerMeasures.of(CustomerMeasures.REPEAT, CustomerMeasures.PURCHASES);
        return customers == 0
                ? null
                : BigDecimal.valueOf(Window.histogram(mature, repeat).atMost(YEAR))
                        .divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128);
    }

    private static String first(MetricQuery query) {
        return CustomerMeasures.of(CustomerMeasures.FIRST, kind(query));
    }

    private static String kind(MetricQuery query) {
        return Objects.requireNonNull(query.variant());
    }

    private static Reading count(long customers) {
        return Reading.total(BigDecimal.valueOf(customers), customers);
    }
}
