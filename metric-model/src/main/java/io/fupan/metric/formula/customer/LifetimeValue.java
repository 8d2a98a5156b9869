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

/** What a customer is worth, how that compares with what it costs to win one, and how soon the cost is back. */
final class LifetimeValue {

    static final String SUBSCRIPTION = "subscription";
    static final String CAPPED = "capped";
    static final String HISTORIC = "historic";
    static final String TRANSACTIONAL = "transactional";
    static final String GROSS = "grossMargin";
    static final String REVENUE = "revenue";

    /** No promise is believed for longer. */
    private static final BigDecimal LONGEST_MONTHS = BigDecimal.valueOf(60);

    private LifetimeValue() {}

    static Reading grossMargin(Window window, MetricQuery query) {
        BigDecimal margin = UnitEconomics.grossMargin(window);
        return margin == null
                ? Reading.none(Status.NOT_MEASURED, Reasons.NO_GROSS_MARGIN)
                : Reading.of(margin, 0, null);
    }

    static Reading value(Window window, MetricQuery query) {
        return value(window, Objects.requireNonNull(query.variant()));
    }

    private static Reading value(Window window, String variant) {
        BigDecimal margin = UnitEconomics.grossMargin(window);
        if (margin == null) {
            return Reading.none(Status.NOT_MEASURED, Reasons.NO_GROSS_MARGIN);
        }
        return switch (variant) {
            case HISTORIC -> historic(window, margin);
            case TRANSACTIONAL -> transactional(window, margin);
            default -> expected(window, margin, variant.equals(CAPPED));
        };
    }

    /** Gross profit of a month times the months a paying customer goes on paying, at the churn of those in the period. */
    private static Reading expected(Window window, BigDecimal margin, boolean capped) {
        BigDecimal monthly = UnitEconomics.revenuePerCustomer(window);
        LocalDate from = window.period().from();
        if (monthly == null || from == null) {
            return Reading.none(Status.NO_DATA, monthly == null ? Reasons.NO_RECURRING_REVENUE : Reasons.NO_BEGINNING);
        }
        Reading churn = RetentionFormulas.payingChurn(window, from);
        if (churn.value() == null) {
            return Reading.none(churn.status(), String.valueOf(churn.reason()));
        }
        BigDecimal rate = UnitEconomics.perMonth(
                churn.value(), UnitEconomics.months(from, window.period().lastDay()));
        BigDecimal months = rate.signum() == 0 ? null : BigDecimal.ONE.divide(rate, MathContext.DECIMAL128);
        if (capped) {
            months = months == null ? LONGEST_MONTHS : months.min(LONGEST_MONTHS);
        }
        return months == null
                ? Reading.none(Status.UNDEFINED, Reasons.NO_CHURN)
                : Reading.of(monthly.multiply(margin).multiply(months), churn.n(), null);
    }

    /** Gross profit so far of the customers so far. */
    private static Reading historic(Window window, BigDecimal margin) {
        Quantities ever = window.stock(Measures.CUSTOMERS);
        long customers = ever.sum(CustomerMeasures.of(CustomerMeasures.FIRST, CustomerMeasures.PURCHASES));
        if (customers == 0) {
            return Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR);
        }
        BigDecimal bought = window.money(ever.sum(CustomerMeasures.PURCHASED + Measures.AMOUNT));
        BigDecimal each = bought.multiply(margin).divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128);
        return Window.withoutAmounts(Reading.of(each, customers, null), ever, CustomerMeasures.PURCHASED);
    }

    /**
     * Gross profit of a year's purchases times the years a customer stays, if as many stay each year as bought again
     * within a year of their first purchase.
     */
    private static Reading transactional(Window window, BigDecimal margin) {
        LocalDate from = window.period().from();
        long customers = window.stock(Measures.CUSTOMERS)
                .sum(CustomerMeasures.of(CustomerMeasures.FIRST, CustomerMeasures.PURCHASES));
        if (from == null || customers == 0) {
            return from == null
                    ? Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING)
                    : Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR);
        }
        BigDecimal retention = PurchaseFormulas.stayedForAYear(window);
        if (retention == null || retention.compareTo(BigDecimal.ONE) == 0) {
            return retention == null
                    ? Reading.none(Status.IMMATURE, Reasons.HORIZON_NOT_REACHED)
                    : Reading.none(Status.UNDEFINED, Reasons.NO_CHURN);
        }
        Quantities flow = window.flow(Measures.CUSTOMERS);
        BigDecimal bought = window.money(flow.sum(CustomerMeasures.PURCHASED + Measures.AMOUNT));
        BigDecimal years = BigDecimal.valueOf(UnitEconomics.months(from, window.period().lastDay()) / 12);
        BigDecimal ofAYear = bought.divide(years, MathContext.DECIMAL128)
                .divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128);
        BigDecimal lifetime = BigDecimal.ONE.divide(BigDecimal.ONE.subtract(retention), MathContext.DECIMAL128);
        Reading reading = Reading.of(ofAYear.multiply(margin).multiply(lifetime), customers, null);
        return Window.withoutAmounts(reading, flow, CustomerMeasures.PURCHASED);
    }

    static Reading toCost(Window window, MetricQuery query) {
        Reading value = value(window, query);
        Reading cost = AcquisitionCost.full(window);
        if (value.value() == null || cost.value() == null) {
            return value.value() == null ? withoutValue(value) : withoutValue(cost);
        }
        return cost.value().signum() == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(value.value().divide(cost.value(), MathContext.DECIMAL64), value.n(), null);
    }

    static Reading payback(Window window, MetricQuery query) {
        Reading cost = AcquisitionCost.full(window);
        if (cost.value() == null) {
            return withoutValue(cost);
        }
        BigDecimal monthly = UnitEconomics.revenuePerNewCustomer(window);
        if (monthly == null) {
            return Reading.none(Status.NO_DATA, Reasons.NO_RECURRING_REVENUE);
        }
        @Nullable BigDecimal margin =
                REVENUE.equals(query.variant()) ? BigDecimal.ONE : UnitEconomics.grossMargin(window);
        return margin == null
                ? Reading.none(Status.NOT_MEASURED, Reasons.NO_GROSS_MARGIN)
                : months(cost.value(), monthly.multiply(margin), cost.n());
    }

    private static Reading months(BigDecimal cost, BigDecimal monthly, long n) {
        return monthly.signum() <= 0
                ? Reading.none(Status.UNDEFINED, Reasons.NEVER)
                : Reading.of(cost.divide(monthly, MathContext.DECIMAL64), n, null);
    }

    private static Reading withoutValue(Reading reading) {
        return Reading.none(reading.status(), String.valueOf(reading.reason()));
    }
}
