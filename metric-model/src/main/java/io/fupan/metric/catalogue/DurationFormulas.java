package io.fupan.metric.catalogue;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How long things take, in calendar days. */
final class DurationFormulas {

    static final String WON = "won";
    static final String LOST = "lost";
    static final String CLOSED = "closed";
    static final String LATEST = "latest";
    static final String CUMULATIVE = "cumulative";
    static final List<String> STATISTICS = List.of("median", "mean", "p75", "p90");

    private DurationFormulas() {}

    static Reading salesCycle(Window window, MetricQuery query) {
        Quantities cycles = window.flow(Measures.CYCLES);
        Quantities deals = window.flow(Measures.DEALS);
        Histogram days = Histogram.of(Map.of());
        long cycleUnknown = 0;
        long closedBeforeCreated = 0;
        for (String outcome : outcomes(query)) {
            days = days.plus(Window.histogram(cycles, outcome + Measures.DAYS));
            cycleUnknown += deals.sum(outcome + Measures.CYCLE_UNKNOWN);
            closedBeforeCreated += deals.sum(outcome + Measures.CLOSED_BEFORE_CREATED);
        }
        return statistic(days, query, cycleUnknown + closedBeforeCreated)
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

    static Reading timeInStage(Window window, MetricQuery query) {
        String stage = Objects.requireNonNull(query.stage());
        String measure = CUMULATIVE.equals(query.variant()) ? Measures.ALL_VISITS : Measures.LATEST_VISIT;
        Quantities stages = window.flow(Measures.STAGES);
        long undated = stages.sum(Measures.at(Measures.VISIT_UNDATED, stage));
        return statistic(Window.histogram(stages, Measures.at(measure, stage)), query, undated)
                .without("undated", undated);
    }

    private static Reading statistic(Histogram days, MetricQuery query, long leftOut) {
        if (days.n() == 0) {
            return Reading.none(Status.NO_DATA, leftOut > 0 ? Reasons.NO_KNOWN_DURATION : Reasons.NO_DEALS);
        }
        String statistic = Objects.requireNonNull(query.statistic());
        if (statistic.equals("mean")) {
            BigDecimal mean = Objects.requireNonNull(days.mean());
            return Reading.of(mean.round(MathContext.DECIMAL64), days.n(), days.meanInterval());
        }
        BigDecimal fraction = fraction(statistic);
        return Reading.of(
                Objects.requireNonNull(days.percentile(fraction)), days.n(), days.quantileInterval(fraction));
    }

    private static BigDecimal fraction(String statistic) {
        return switch (statistic) {
            case "p75" -> new BigDecimal("0.75");
            case "p90" -> new BigDecimal("0.9");
            default -> new BigDecimal("0.5");
        };
    }
}
