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
import java.time.LocalDate;
import java.util.Map;
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
        if (from == null) {
            return Reading.none(Status.NO_DATA, monthly == null ? Reasons.NO_RECURRING_REVENUE : Reasons.NO_BEGINNING);
        }
        Reading churn = RetentionFormulas.payingChurn(window, from);
        BigDecimal recurring = window.money(window.stock(Measures.SUBSCRIPTIONS).sum(CustomerMeasures.MRR));
        return expected(window, margin, monthly, churn, capped)
                .restingOn(churn.n())
                .madeOf(Map.of("recurringRevenue", new Part(recurring, MetricDefinition.MONEY)));
    }

    private static Reading expected(
            Window window, BigDecimal margin, @Nullable BigDecimal monthly, Reading churn, boolean capped) {
        if (monthly == null) {
            return Reading.none(Status.NO_DATA, Reasons.NO_RECURRING_REVENUE);
        }
        if (churn.value() == null) {
            return Reading.none(churn.status(), String.valueOf(churn.reason()));
        }
        BigDecimal months = months(window, churn.value());
        if (capped) {
            months = months == null ? LONGEST_MONTHS : months.min(LONGEST_MONTHS);
        }
        return months == null
                ? Reading.none(Status.UNDEFINED, Reasons.NO_CHURN)
                : Reading.of(monthly.multiply(margin).multiply(months), 0, null);
    }

    /** How long customers stay if as large a share leaves as left in the period; {@code null} if nobody did. */
    private static @Nullable BigDecimal months(Window window, BigDecimal churn) {
        LocalDate from = Objects.requireNonNull(window.period().from());
        BigDecimal rate = UnitEconomics.perMonth(churn, UnitEconomics.months(from, window.period().lastDay()));
        return rate.signum() == 0 ? null : BigDecimal.ONE.divide(rate, MathContext.DECIMAL128);
    }

    /** Gross profit so far of the customers so far. */
    private static Reading historic(Window window, BigDecimal margin) {
        Quantities ever = window.stock(Measures.CUSTOMERS);
        long customers = ever.sum(CustomerMeasures.of(CustomerMeasures.FIRST, CustomerMeasures.PURCHASES));
        BigDecimal bought = window.money(ever.sum(CustomerMeasures.PURCHASED + Measures.AMOUNT));
        Reading reading = customers == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(
                        bought.multiply(margin).divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128), customers, null);
        return ofPurchases(reading, ever, bought);
    }

    private static Reading ofPurchases(Reading reading, Quantities customers, BigDecimal bought) {
        return Window.withoutAmounts(
                reading.madeOf(Map.of("bought", new Part(bought, MetricDefinition.MONEY))),
                customers,
                CustomerMeasures.PURCHASED);
    }

    /**
     * Gross profit of a year's purchases times the years a customer stays, if as many stay each year as bought again
     * within a year of their first purchase.
     */
    private static Reading transactional(Window window, BigDecimal margin) {
        LocalDate from = window.period().from();
        if (from == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        if (window.period().lastDay().isBefore(from)) {
            return Reading.none(Status.IMMATURE, Reasons.PERIOD_NOT_OVER); // it has not begun, so no year can be made of it
        }
        long customers = window.stock(Measures.CUSTOMERS)
                .sum(CustomerMeasures.of(CustomerMeasures.FIRST, CustomerMeasures.PURCHASES));
        Quantities flow = window.flow(Measures.CUSTOMERS);
        BigDecimal bought = window.money(flow.sum(CustomerMeasures.PURCHASED + Measures.AMOUNT));
        Reading reading = transactional(window, margin, bought, customers);
        return ofPurchases(reading.restingOn(customers), flow, bought);
    }

    private static Reading transactional(Window window, BigDecimal margin, BigDecimal bought, long customers) {
        BigDecimal retention = customers == 0 ? null : PurchaseFormulas.stayedForAYear(window);
        if (retention == null) {
            return customers == 0
                    ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                    : Reading.none(Status.IMMATURE, Reasons.HORIZON_NOT_REACHED);
        }
        if (retention.compareTo(BigDecimal.ONE) == 0) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_CHURN);
        }
        LocalDate from = Objects.requireNonNull(window.period().from());
        BigDecimal years = BigDecimal.valueOf(UnitEconomics.months(from, window.period().lastDay()) / 12);
        BigDecimal ofAYear = bought.divide(years, MathContext.DECIMAL128)
                .divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128);
        BigDecimal lifetime = BigDecimal.ONE.divide(BigDecimal.ONE.subtract(retention), MathContext.DECIMAL128);
        return Reading.of(ofAYear.multiply(margin).multiply(lifetime), 0, null);
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
