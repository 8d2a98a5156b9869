package io.fupan.metric.formula.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.customer.CustomerMeasures;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import java.util.List;
import java.util.Objects;

/**
 * Bookings by what they mean to the customer. The parts add up to the bookings of the owners: what no account's history
 * or no source tells the motion of is a part of its own.
 */
final class MotionFormulas {

    static final List<String> VARIANTS = List.of(
            CustomerMeasures.NEW, CustomerMeasures.EXPANSION, CustomerMeasures.RENEWAL, "unknown",
            "statedNew", "statedExpansion", "statedRenewal", "statedUnknown");

    private static final List<String> MOTIONS =
            List.of(CustomerMeasures.NEW, CustomerMeasures.EXPANSION, CustomerMeasures.RENEWAL);

    private MotionFormulas() {}

    static Reading bookings(Window window, MetricQuery query) {
        int place = VARIANTS.indexOf(Objects.requireNonNull(query.variant()));
        String rule = place <= MOTIONS.size() ? CustomerMeasures.MOTION : CustomerMeasures.STATED;
        int motion = place % (MOTIONS.size() + 1);
        Quantities customers = window.flow(Measures.CUSTOMERS);
        return motion < MOTIONS.size()
                ? ofMotion(window, customers, CustomerMeasures.of(rule, MOTIONS.get(motion)))
                : unknown(window, customers, rule);
    }

    private static Reading ofMotion(Window window, Quantities customers, String measure) {
        Reading reading = Reading.total(
                window.money(customers.sum(measure + Measures.AMOUNT)), Window.withAmount(customers, measure));
        return Window.withoutAmounts(reading, customers, measure);
    }

    private static Reading unknown(Window window, Quantities customers, String rule) {
        Quantities deals = window.flow(Measures.DEALS);
        long amount = deals.sum(Measures.WON + Measures.AMOUNT);
        long n = Window.withAmount(deals, Measures.WON);
        for (String motion : MOTIONS) {
            String measure = CustomerMeasures.of(rule, motion);
            amount -= customers.sum(measure + Measures.AMOUNT);
            n -= Window.withAmount(customers, measure);
        }
        Reading reading = Reading.total(window.money(amount), n);
        for (String suffix : Window.NOT_COUNTED) {
            long known = MOTIONS.stream()
                    .mapToLong(motion -> customers.sum(CustomerMeasures.of(rule, motion) + suffix))
                    .sum();
            reading = reading.without(suffix.substring(1), deals.sum(Measures.WON + suffix) - known);
        }
        return reading;
    }
}
