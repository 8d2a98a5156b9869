package io.fupan.metric.formula.scorecard;

import io.fupan.event.reference.ReferenceFact.ScorecardWeight;
import io.fupan.metric.formula.Backing;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.quota.StatedLevel;
import io.fupan.metric.formula.quota.Target;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the metrics of a scorecard and compares each with its target. */
record IndicatorReading(Indicators indicators, Window window) {

    /** Of these a part of a period has a part of the target, and a representative on a ramp a share of it. */
    private static final Set<String> SUMS = Set.of(
            "bookings", "bookingsByMotion", "cashCollected", "dealsCreated", "dealsWon", "activity", "newCustomers",
            "leadsCreated");

    Indicator read(ScorecardWeight weight) {
        MetricDefinition definition = indicators.definition(weight.metric());
        if (definition == null) {
            return Indicator.none(weight, MetricDefinition.COUNT, null, null, "unknownMetric");
        }
        Reading reading = indicators.read(weight.metric(), window);
        Shrinkage shrinkage = shrinkage(weight.metric(), reading);
        BigDecimal actual = reading.value() == null ? null : shrinkage.of(reading.value());
        BigDecimal target = target(weight.metric());
        if (actual == null || target == null || target.signum() <= 0) {
            String obstacle = actual == null ? "noValue" : "noTarget";
            return Indicator.none(weight, definition.unit(), actual, target, obstacle);
        }
        Interval interval = reading.interval();
        return Indicator.of(
                weight, definition.unit(), actual, target, definition.lessIsBetter(),
                interval == null ? null : shrinkage.of(interval));
    }

    private @Nullable BigDecimal target(String metric) {
        if (!SUMS.contains(metric)) {
            return StatedLevel.of(window, metric);
        }
        Target target = Target.of(window, metric);
        return target == null || target.fxMissing() > 0 ? null : target.effective();
    }

    /** A rate is drawn towards that of the organisation; what is no share of a whole stays what it is. */
    private Shrinkage shrinkage(String metric, Reading reading) {
        Backing.Ratio ratio = reading.backing().ratio();
        if (ratio == null || window.scope().equals(Scope.ORG)) {
            return new Shrinkage(0, 1);
        }
        Window all = new Window(
                window.cells(), window.reference(), Scope.ORG, window.period(), window.currency());
        BigDecimal prior = indicators.read(metric, all).value();
        double kept = (double) reading.n() / (reading.n() + Proportions.PRIOR_CASES);
        return prior == null ? new Shrinkage(0, 1) : new Shrinkage((1 - kept) * prior.doubleValue(), kept);
    }

    /** (x + k·p) ÷ (n + k), as {@code added + kept · x ÷ n}. */
    private record Shrinkage(double added, double kept) {

        BigDecimal of(BigDecimal rate) {
            return kept == 1 ? rate : BigDecimal.valueOf(of(rate.doubleValue()));
        }

        Interval of(Interval interval) {
            return new Interval(of(interval.low()), of(interval.high()), interval.level());
        }

        private double of(double rate) {
            return added + kept * rate;
        }
    }
}
