package io.fupan.metrics.monitor;

import io.fupan.event.monitor.MonitorFact.Rule;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.Status;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of rules, and where each begins and ceases to hold. */
final class Rules {

    static final String ABOVE = "above";
    static final String BELOW = "below";
    static final String CHANGE = "change";
    static final String SIGNAL = "signal";
    static final String NO_DATA = "no-data";

    static final List<String> KINDS = List.of(ABOVE, BELOW, CHANGE, SIGNAL, NO_DATA);

    static final String DAY = "day";
    static final String WEEK = "week";

    private static final int PERCENT_DIGITS = 2;

    private Rules() {}

    /** Whether the rule has a threshold. */
    static boolean hasThreshold(String kind) {
        return kind.equals(ABOVE) || kind.equals(BELOW) || kind.equals(CHANGE);
    }

    /**
     * Whether the rule holds of a value; a threshold rule never does where there is no number to be read as it is. A count
     * or a sum that is truly nothing is a number.
     */
    static boolean raises(Rule rule, MetricValue value) {
        if (rule.kind().equals(NO_DATA)) {
            return value.n() == 0;
        }
        BigDecimal number = measured(rule, value);
        return number != null && isNumber(value) && isBeyond(rule, number, threshold(rule));
    }

    /** Whether an open alert is over. */
    static boolean clears(Rule rule, MetricValue value) {
        if (rule.kind().equals(NO_DATA)) {
            return value.n() > 0;
        }
        BigDecimal number = measured(rule, value);
        BigDecimal clear = rule.clear() == null ? threshold(rule) : rule.clear();
        return number != null && isNumber(value) && !isBeyond(rule, number, clear);
    }

    /** The change against the days before, as a fraction, if there is one. */
    static @Nullable BigDecimal change(MetricValue value) {
        MetricValue.Comparison comparison = value.comparison();
        return comparison == null || comparison.change() == null
                ? null
                : comparison.change().number();
    }

    private static boolean isNumber(MetricValue value) {
        return value.status().equals(Status.OK) || value.status().equals(Status.ZERO);
    }

    /** What the threshold is compared with: the value, or its change in per cent. */
    private static @Nullable BigDecimal measured(Rule rule, MetricValue value) {
        if (rule.kind().equals(CHANGE)) {
            BigDecimal change = change(value);
            return change == null ? null : change.movePointRight(PERCENT_DIGITS);
        }
        return value.value() == null ? null : value.value().number();
    }

    /** A change reaches its level; a value has to be past it. */
    private static boolean isBeyond(Rule rule, BigDecimal number, BigDecimal level) {
        int compared = number.compareTo(level);
        return switch (rule.kind()) {
            case ABOVE -> compared > 0;
            case BELOW -> compared < 0;
            case CHANGE -> threshold(rule).signum() < 0 ? compared <= 0 : compared >= 0;
            default -> false;
        };
    }

    private static BigDecimal threshold(Rule rule) {
        return rule.threshold() == null ? BigDecimal.ZERO : rule.threshold();
    }
}
