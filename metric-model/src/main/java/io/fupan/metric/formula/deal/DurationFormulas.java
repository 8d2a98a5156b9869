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

    private DurationFormulas() {}

    static Reading salesCycle(Window window, MetricQuery query) {
        Quantities cycles = window.flow(Measures.CYCLES);
        Quantities deals = window.flow(Measures.DEALS);
        Histogram days = Histogram.none();
        long cycleUnknown = 0;
        long closedBeforeCreated = 0;
        for (String outcome : outcomes(query)) {
            days = days.plus(Window.histogram(cycles, outcome + Measures.DAYS));
            cycleUnknown += deals.sum(outcome + Measures.CYCLE_UNKNOWN);
            closedBeforeCreated += deals.sum(outcome + Measures.CLOSED_BEFORE_CREATED);
        }
        return Statistic.of(days, query, cycleUnknown + closedBeforeCreated)
                .without("cycleUnknown", cycleUnknown)
                .without("closedBeforeCreated", closedBeforeCreated);
    }

    private static List<String> outcomes(MetricQuery query) {
        return switch (Objects.requireNonNull(query.variant())) {
            case LOST -> List.of(Measures.LOST);
            case CLOSED -> List.of(Measures.WON, Measures.LOST);
            default -> List.of(Measures.WON);
        };
    }
}
