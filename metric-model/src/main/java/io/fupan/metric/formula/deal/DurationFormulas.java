package io.fupan.metric.formula.deal;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Statistic;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import java.util.List;
import java.util.Objects;

/** How long things take, in calendar days. */
final class DurationFormulas {

    static final String WON = "won";
    static final String LOST = "lost";
    static final String CLOSED = "closed";

    /** The suffix of what is counted from the qualification on instead of from the creation. */
    private static final String SINCE_QUALIFIED = "SinceQualified";

    static final String[] VARIANTS = {
        WON, LOST, CLOSED, WON + SINCE_QUALIFIED, LOST + SINCE_QUALIFIED, CLOSED + SINCE_QUALIFIED
    };

    private DurationFormulas() {}

    static Reading salesCycle(Window window, MetricQuery query) {
        String variant = Objects.requireNonNull(query.variant());
        return variant.endsWith(SINCE_QUALIFIED)
                ? sinceQualified(window, query, outcomes(variant.substring(0, variant.length() - SINCE_QUALIFIED.length())))
                : sinceCreated(window, query, outcomes(variant));
    }

    private static Reading sinceCreated(Window window, MetricQuery query, List<String> outcomes) {
        Quantities deals = window.flow(Measures.DEALS);
        long cycleUnknown = sum(deals, outcomes, Measures.CYCLE_UNKNOWN);
        long closedBeforeCreated = sum(deals, outcomes, Measures.CLOSED_BEFORE_CREATED);
        return Statistic.of(days(window, outcomes, Measures.DAYS), query, cycleUnknown + closedBeforeCreated)
                .without("cycleUnknown", cycleUnknown)
                .without("closedBeforeCreated", closedBeforeCreated);
    }

    private static Reading sinceQualified(Window window, MetricQuery query, List<String> outcomes) {
        Quantities deals = window.flow(Measures.DEALS);
        Histogram days = days(window, outcomes, Measures.QUALIFIED_DAYS);
        long others = sum(deals, outcomes, "") - days.n();
        long never = sum(deals, outcomes, Measures.NEVER_QUALIFIED);
        return Statistic.of(days, query, others)
                .without("neverQualified", never)
                .without("qualificationUnknown", others - never);
    }

    private static Histogram days(Window window, List<String> outcomes, String suffix) {
        Quantities cycles = window.flow(Measures.CYCLES);
        Histogram days = Histogram.none();
        for (String outcome : outcomes) {
            days = days.plus(Window.histogram(cycles, outcome + suffix));
        }
        return days;
    }

    private static long sum(Quantities deals, List<String> outcomes, String suffix) {
        return outcomes.stream().mapToLong(outcome -> deals.sum(outcome + suffix)).sum();
    }

    private static List<String> outcomes(String variant) {
        return switch (variant) {
            case LOST -> List.of(Measures.LOST);
            case CLOSED -> List.of(Measures.WON, Measures.LOST);
            default -> List.of(Measures.WON);
        };
    }
}
