package io.fupan.metric.formula.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.customer.CustomerMeasures;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.quota.StatedLevel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a customer brings, costs to serve, and how long it stays: what the worth of a customer is made of. */
final class UnitEconomics {

    /** The name under which the organisation states its gross margin: a target that is a count from 0 to 1. */
    static final String GROSS_MARGIN = "grossMargin";

    private static final double DAYS_OF_A_MONTH = 365.2425 / 12;

    private UnitEconomics() {}

    /** The gross margin stated for the shortest period that holds the last day; {@code null} if none is. */
    static @Nullable BigDecimal grossMargin(Window window) {
        return StatedLevel.of(window, GROSS_MARGIN);
    }

    /** Recurring revenue per month and paying customer at the end of the period; {@code null} without any. */
    static @Nullable BigDecimal revenuePerCustomer(Window window) {
        Quantities stock = window.stock(Measures.SUBSCRIPTIONS);
        return perCustomer(window, stock.sum(CustomerMeasures.MRR), stock.sum(CustomerMeasures.PAYING));
    }

    /** Recurring revenue per month of a customer that began to pay in the period; {@code null} without any. */
    static @Nullable BigDecimal revenuePerNewCustomer(Window window) {
        Quantities flow = window.flow(Measures.SUBSCRIPTIONS);
        return perCustomer(window, flow.sum(CustomerMeasures.MRR_NEW), flow.sum(CustomerMeasures.STARTED));
    }

    private static @Nullable BigDecimal perCustomer(Window window, long minorUnits, long customers) {
        return customers <= 0
                ? null
                : window.money(BigDecimal.valueOf(minorUnits)).divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128);
    }

    /**
     * How many months a period has: whole ones if it begins and ends with one, else its days by the mean length of a
     * month.
     */
    static double months(LocalDate from, LocalDate last) {
        LocalDate end = last.plusDays(1);
        return from.getDayOfMonth() == end.getDayOfMonth()
                ? ChronoUnit.MONTHS.between(from, end)
                : ChronoUnit.DAYS.between(from, end) / DAYS_OF_A_MONTH;
    }

    /** A rate of a period as the rate of a month that gives it when repeated; itself, of a month. */
    static BigDecimal perMonth(BigDecimal rate, double months) {
        return months == 1 ? rate : BigDecimal.valueOf(1 - Math.pow(1 - rate.doubleValue(), 1 / months));
    }
}
