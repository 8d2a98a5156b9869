package io.fupan.metrics.monitor;

import io.fupan.event.alert.AlertFact;
import io.fupan.event.rolling.RollingFact;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.catalogue.Series;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.statistics.ControlChart;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the numbers of one cut, from any day's point of view. */
record Watch(MetricCatalogue catalogue, CellReader cells, Reference reference) {

    /** How many complete days or weeks a chart is made of, the one that is judged included. */
    static final int DAYS = 30;

    static final int WEEKS = 26;

    /** How a monitor's rule sees the numbers from a day; the same for the same cells. */
    Sight from(LocalDate day, Monitor monitor) {
        return monitor.rule().kind().equals(Rules.SIGNAL) ? signal(day, monitor) : value(day, monitor);
    }

    /** The first day of the run of days, up to one, on which the rule holds; looked for within a month. */
    LocalDate since(LocalDate day, Monitor monitor) {
        LocalDate since = day;
        LocalDate earliest = day.minusDays(31);
        while (since.isAfter(earliest) && from(since.minusDays(1), monitor).raises()) {
            since = since.minusDays(1);
        }
        return since;
    }

    private Sight value(LocalDate day, Monitor monitor) {
        String compare = monitor.rule().kind().equals(Rules.CHANGE) ? MetricQuery.PREVIOUS : null;
        Period window = Period.parse(String.valueOf(monitor.question().window()), day, reference.calendars());
        MetricValue value = catalogue.evaluate(cells, reference, monitor.query(window).comparedWith(compare));
        AlertFact.Observation observed = new AlertFact.Observation(
                new RollingFact.Days(value.period().from(), value.period().to()),
                event(value.value()),
                value.unit(),
                value.currency(),
                value.n(),
                value.status().code(),
                value.reason(),
                value.asOf(),
                Rules.change(value),
                null);
        boolean raises = Rules.raises(monitor.rule(), value) && (hasBegun(day) || !Rules.hasThreshold(monitor.rule().kind()));
        return new Sight(raises, Rules.clears(monitor.rule(), value), observed);
    }

    /** Whether anything is known until a day: before that, nothing is not little. */
    private boolean hasBegun(LocalDate day) {
        LocalDate begin = cells.firstDay();
        return begin != null && !begin.isAfter(day);
    }

    /** Only units that are over are points of the chart, and only from where there is data. */
    private Sight signal(LocalDate day, Monitor monitor) {
        boolean weekly = !Rules.DAY.equals(monitor.rule().grain());
        LocalDate last = weekly ? lastSunday(day) : day.minusDays(1);
        LocalDate first = weekly ? last.minusWeeks(WEEKS).plusDays(1) : last.minusDays(DAYS - 1L);
        LocalDate begin = cells.firstDay();
        LocalDate from = begin != null && begin.isAfter(first) && !begin.isAfter(last) ? begin : first;
        Series series = catalogue.series(
                cells,
                reference,
                monitor.query(Period.between(from, last, day)),
                Grain.parse(weekly ? Rules.WEEK : Rules.DAY));
        return judge(series);
    }

    private static LocalDate lastSunday(LocalDate day) {
        return day.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
    }

    private static Sight judge(Series series) {
        Series.Point last = series.points().getLast();
        List<Double> points = series.points().stream()
                .map(Series.Point::value)
                .filter(figure -> figure != null)
                .map(Figure::asDouble)
                .toList();
        if (last.value() == null || points.size() < ControlChart.FEWEST) {
            return new Sight(false, false, observation(series, last, null));
        }
        ControlChart chart = ControlChart.of(points);
        boolean signal = chart.signals().contains(points.size() - 1);
        AlertFact.Limits limits = new AlertFact.Limits(chart.mean(), chart.lower(), chart.upper());
        return new Sight(signal, !signal, observation(series, last, limits));
    }

    private static AlertFact.Observation observation(
            Series series, Series.Point point, AlertFact.@Nullable Limits limits) {
        return new AlertFact.Observation(
                new RollingFact.Days(point.from(), point.to()),
                event(point.value()),
                series.unit(),
                series.currency(),
                point.n(),
                point.status().code(),
                point.reason(),
                series.asOf(),
                null,
                limits);
    }

    private static io.fupan.event.@Nullable Figure event(@Nullable Figure figure) {
        return figure == null ? null : io.fupan.event.Figure.of(figure.json());
    }
}
