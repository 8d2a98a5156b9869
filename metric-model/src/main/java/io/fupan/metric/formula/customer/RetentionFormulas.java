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
import java.util.LinkedHashMap;
import java.util.Map;

/** Who stayed, and what of the recurring revenue did. */
final class RetentionFormulas {

    static final String CONTINUOUS = "continuous";
    static final String RETURNED = "withReturned";
    static final String ENDING_LESS_NEW = "endingLessNew";

    /** Customers of which not everything can be counted any more at some time of the period. */
    private static final String UNKNOWN_LATER = "unknownLater";

    private RetentionFormulas() {}

    static Reading logoChurn(Window window, MetricQuery query) {
        LocalDate from = window.period().from();
        if (from == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        long start = before(window, Measures.CUSTOMERS, from).sum(CustomerMeasures.ACTIVE);
        return Reading.share(-new Retained(window, Measures.CUSTOMERS, from).sum(CustomerMeasures.STAYED), start);
    }

    /** The churn of those that had recurring revenue, which is what their lifetime follows from. */
    static Reading payingChurn(Window window, LocalDate from) {
        Retained retained = new Retained(window, Measures.SUBSCRIPTIONS, from);
        long unknown = retained.sum(CustomerMeasures.PAYING_UNKNOWN);
        long start = paying(before(window, Measures.SUBSCRIPTIONS, from)) - unknown;
        return Reading.share(-retained.sum(CustomerMeasures.PAYING_STAYED) - unknown, start).without(UNKNOWN_LATER, unknown);
    }

    private static long paying(Quantities stock) {
        return stock.sum(CustomerMeasures.PAYING) - stock.sum(CustomerMeasures.PAYING_PARTIAL);
    }

    static Reading gross(Window window, MetricQuery query) {
        LocalDate from = window.period().from();
        if (from == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        Retained retained = new Retained(window, Measures.SUBSCRIPTIONS, from);
        return ofStart(window, from, retained, -retained.sum(CustomerMeasures.MRR_LOST));
    }

    static Reading net(Window window, MetricQuery query) {
        LocalDate from = window.period().from();
        if (from == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        Retained retained = new Retained(window, Measures.SUBSCRIPTIONS, from);
        long change = retained.sum(CustomerMeasures.MRR_RUN);
        if (RETURNED.equals(query.variant())) {
            change += retained.sum(CustomerMeasures.MRR_RETURNED);
        } else if (ENDING_LESS_NEW.equals(query.variant())) {
            change += retained.sum(CustomerMeasures.MRR_EVER);
        }
        return ofStart(window, from, retained, change);
    }

    /**
     * What there was at the start, changed, as a share of what there was; without the customers of which not everything
     * can be counted at the start or at some time of the period.
     */
    private static Reading ofStart(Window window, LocalDate from, Retained retained, long change) {
        Quantities before = before(window, Measures.SUBSCRIPTIONS, from);
        long known = before.sum(CustomerMeasures.MRR) - before.sum(CustomerMeasures.MRR_PARTIAL);
        long start = known - retained.sum(CustomerMeasures.MRR_UNKNOWN);
        long unknown = retained.sum(CustomerMeasures.PAYING_UNKNOWN);
        Reading reading = start <= 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(
                        // Those that became unknown have lost all they had by the changes, so they count for nothing here.
                        BigDecimal.valueOf(known + change).divide(BigDecimal.valueOf(start), MathContext.DECIMAL64), 0, null);
        Reading counted = reading.restingOn(paying(before) - unknown).madeOf(parts(window, start, known + change));
        return Window.withoutAmounts(counted, before, CustomerMeasures.MRR).without(UNKNOWN_LATER, unknown);
    }

    private static Map<String, Part> parts(Window window, long start, long left) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("start", new Part(window.money(start), MetricDefinition.MONEY));
        parts.put("left", new Part(window.money(left), MetricDefinition.MONEY));
        return parts;
    }

    /** What has built up by the end of the day before the period. */
    private static Quantities before(Window window, String family, LocalDate from) {
        return window.cells().sum(window.scope(), family, null, from.minusDays(1), false);
    }

    static Reading recurring(Window window, MetricQuery query) {
        Quantities stock = window.stock(Measures.SUBSCRIPTIONS);
        Reading reading =
                Reading.total(window.money(stock.sum(CustomerMeasures.MRR)), stock.sum(CustomerMeasures.PAYING));
        return Window.withoutAmounts(
                window.ofRecorded(Measures.SUBSCRIPTIONS, reading), stock, CustomerMeasures.MRR);
    }
}
