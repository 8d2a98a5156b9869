package io.fupan.metric.catalogue;

import io.fupan.metric.catalogue.Series.Chart;
import io.fupan.metric.catalogue.Series.Point;
import io.fupan.metric.catalogue.Series.Signal;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.statistics.ControlChart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Draws the XmR chart of the points of a series that have a value; a part of a month is no low month. */
final class SeriesChart {

    private SeriesChart() {}

    static Chart of(List<Point> points) {
        List<Point> known = points.stream()
                .filter(point -> point.value() != null && !point.partial())
                .toList();
        if (known.size() < ControlChart.FEWEST) {
            return new Chart(known.size(), null, null, null, List.of(), Reasons.INSUFFICIENT_SAMPLE);
        }
        List<Double> values = known.stream()
                .map(point -> Objects.requireNonNull(point.value()).asDouble())
                .toList();
        ControlChart chart = ControlChart.of(values);
        List<Signal> signals = chart.explained(values).stream()
                .map(signal -> new Signal(
                        known.get(signal.index()).from(), known.get(signal.index()).to(), signal.rule()))
                .toList();
        return new Chart(
                known.size(), figure(chart.mean()), figure(chart.lower()), figure(chart.upper()), signals, null);
    }

    private static Figure figure(double value) {
        return Figure.number(BigDecimal.valueOf(value));
    }
}
