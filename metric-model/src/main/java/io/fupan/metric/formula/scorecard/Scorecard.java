package io.fupan.metric.formula.scorecard;

import io.fupan.event.reference.ReferenceFact.ScorecardDefined;
import io.fupan.event.reference.ReferenceFact.ScorecardWeight;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mean of what of each target is reached, by the weights stated for the kind of scope. */
final class Scorecard {

    private static final BigDecimal LEAST_COVERAGE = new BigDecimal("0.6");
    private static final int FULL = 100;

    private final Indicators indicators;

    Scorecard(Indicators indicators) {
        this.indicators = indicators;
    }

    Reading read(Window window, MetricQuery query) {
        ScorecardDefined card = window.reference().scorecard(window.scope().kind());
        if (card == null) {
            return Reading.none(Status.NOT_MEASURED, Reasons.NO_SCORECARD);
        }
        IndicatorReading reading = new IndicatorReading(indicators, window);
        return score(card.weights().stream().map(reading::read).toList());
    }

    /** The score of some indicators, their weights together 1. */
    static Reading score(List<Indicator> indicators) {
        List<Indicator> measured =
                indicators.stream().filter(each -> each.attained() != null).toList();
        BigDecimal coverage =
                measured.stream().map(each -> each.weight().weight()).reduce(BigDecimal.ZERO, BigDecimal::add);
        double weight = coverage.doubleValue();
        Reading reading = coverage.compareTo(LEAST_COVERAGE) < 0
                ? Reading.none(Status.NO_DATA, Reasons.TOO_LITTLE_MEASURED)
                : Reading.of(BigDecimal.valueOf(points(measured, weight)), 0, interval(measured, weight));
        reading = reading.restingOn(measured.size()).madeOf(parts(indicators, coverage));
        for (Indicator each : indicators) {
            reading = each.obstacle() == null ? reading : reading.without(each.obstacle(), 1);
        }
        return reading;
    }

    private static double points(List<Indicator> measured, double weight) {
        return FULL * measured.stream().mapToDouble(each -> each.share() * each.value()).sum() / weight;
    }

    /**
     * From the intervals of the indicators as if they were independent, by the method of variance estimates recovery (Zou
     * and Donner 2008), which gives Newcombe's interval for two rates; sums have no interval and are taken as they are.
     */
    private static @Nullable Interval interval(List<Indicator> measured, double weight) {
        if (measured.stream().allMatch(each -> each.interval() == null)) {
            return null;
        }
        double below = 0;
        double above = 0;
        for (Indicator each : measured) {
            Interval interval = each.interval();
            if (interval != null) {
                below = Math.hypot(below, each.share() * (each.value() - interval.low()));
                above = Math.hypot(above, each.share() * (interval.high() - each.value()));
            }
        }
        double score = points(measured, weight);
        return new Interval(score - FULL * below / weight, score + FULL * above / weight, Interval.LEVEL);
    }

    private static Map<String, Part> parts(List<Indicator> indicators, BigDecimal coverage) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("coverage", new Part(coverage, MetricDefinition.FRACTION));
        for (Indicator each : indicators) {
            ScorecardWeight weight = each.weight();
            parts.put(weight.metric(), new Part(each.attained(), MetricDefinition.RATIO));
            parts.put(weight.metric() + ".weight", new Part(weight.weight(), MetricDefinition.FRACTION));
            parts.put(weight.metric() + ".actual", new Part(each.actual(), each.unit()));
            parts.put(weight.metric() + ".target", new Part(each.target(), each.unit()));
        }
        return parts;
    }
}
