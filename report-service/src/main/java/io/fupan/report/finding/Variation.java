package io.fupan.report.finding;

import io.fupan.metric.catalogue.Series;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.statistics.ControlChart;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Shown;
import io.fupan.report.content.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Tells signals from noise in a series of months. */
public final class Variation {

    private Variation() {}

    /**
     * The signals among the points from a day on, or a note that there are none.
     *
     * @param shape how a value of the metric is written
     */
    public static List<Finding> of(
            Text metric, Series series, LocalDate from, Function<BigDecimal, Shown> shape, Evidence evidence) {
        List<Series.Point> points =
                series.points().stream().filter(point -> point.value() != null).toList();
        if (points.size() < ControlChart.FEWEST) {
            return List.of(new SeriesTooShort(metric, points.size(), ControlChart.FEWEST, evidence));
        }
        ControlChart chart = chart(points);
        // A share lies between none and all, whatever the arithmetic of the limits says.
        double greatest = series.unit().equals(MetricDefinition.FRACTION) ? 1 : Double.MAX_VALUE;
        Text lower = text(shape, Math.max(0, chart.lower()));
        Text upper = text(shape, Math.min(greatest, chart.upper()));
        List<Finding> signals = new ArrayList<>();
        for (int index : chart.signals()) {
            Series.Point point = points.get(index);
            if (!point.from().isBefore(from)) {
                double value = value(point);
                boolean outside = value < chart.lower() || value > chart.upper();
                signals.add(new SignalOutsideLimits(
                        metric, month(point), text(shape, value), lower, upper, outside, evidence));
            }
        }
        return signals.isEmpty()
                ? List.of(new WithinNormalVariation(metric, points.size(), lower, upper, evidence))
                : signals;
    }

    /** The chart of points that all have a value. */
    public static ControlChart chart(List<Series.Point> points) {
        return ControlChart.of(points.stream().map(Variation::value).toList());
    }

    private static double value(Series.Point point) {
        return Objects.requireNonNull(point.value()).asDouble();
    }

    private static String month(Series.Point point) {
        return point.from().toString().substring(0, 7);
    }

    private static Text text(Function<BigDecimal, Shown> shape, double value) {
        Shown shown = shape.apply(BigDecimal.valueOf(value));
        return Text.of("{0}", "{0}", shown);
    }
}
