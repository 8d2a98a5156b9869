package io.fupan.metric.formula.effort;

import io.fupan.metric.activity.ActivityMeasures;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.sales.Months;
import io.fupan.metric.period.Days;
import io.fupan.metric.statistics.ConcaveFit;
import io.fupan.metric.statistics.ConcaveFit.Point;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much more was booked in months in which people did more. It needs as many complete months as a fit needs points,
 * and says nothing if what it finds could be chance.
 */
final class MarginalEffect {

    private MarginalEffect() {}

    static Reading read(Window window) {
        List<Point> months = Months.of(window).stream()
                .filter(month -> Months.isComplete(month, window.period()))
                .map(month -> point(window, month))
                .toList();
        if (months.size() < ConcaveFit.FEWEST_POINTS) {
            return Reading.none(Status.NO_DATA, Reasons.TOO_FEW_MONTHS).restingOn(months.size());
        }
        if (months.stream().allMatch(month -> month.input() == 0)) {
            return Reading.none(Status.NOT_MEASURED, Reasons.NOT_RECORDED).restingOn(months.size());
        }
        ConcaveFit fit = ConcaveFit.of(months);
        return fit == null || fit.interval().contains(0)
                ? Reading.none(Status.UNDEFINED, Reasons.NO_EFFECT_SHOWN).restingOn(months.size())
                : reading(fit, months.size());
    }

    private static Reading reading(ConcaveFit fit, int months) {
        double scale = 1 / (1 + fit.meanInput());
        Interval interval = new Interval(
                fit.interval().low() * scale, fit.interval().high() * scale, fit.interval().level());
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("a", new Part(BigDecimal.valueOf(fit.a()), MetricDefinition.MONEY));
        parts.put("b", new Part(BigDecimal.valueOf(fit.b()), MetricDefinition.MONEY));
        parts.put("activitiesPerMonth", new Part(BigDecimal.valueOf(fit.meanInput()), MetricDefinition.COUNT));
        return Reading.of(BigDecimal.valueOf(fit.marginal()), months, interval)
                .madeOf(parts)
                .warning(Reasons.OBSERVATIONAL);
    }

    private static Point point(Window window, Days month) {
        Quantities deals = window.cells().sum(window.scope(), Measures.DEALS, month.from(), month.to(), false);
        Quantities activity = window.cells().sum(window.scope(), Measures.ACTIVITY, month.from(), month.to(), false);
        long done = ActivityMeasures.KINDS.stream()
                .mapToLong(kind -> activity.sum(Measures.at(ActivityMeasures.LOGGED, kind)))
                .sum();
        long booked = deals.sum(Measures.WON + Measures.AMOUNT) + deals.sum(Measures.WON + Measures.CREDIT);
        return new Point(done, window.money(booked).doubleValue());
    }
}
