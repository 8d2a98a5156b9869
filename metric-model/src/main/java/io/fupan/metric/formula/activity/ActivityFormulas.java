package io.fupan.metric.formula.activity;

import io.fupan.metric.activity.ActivityMeasures;
import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Statistic;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What people did, and when they were last in touch. */
final class ActivityFormulas {

    static final String ALL = "all";

    private ActivityFormulas() {}

    static Reading activity(Window window, MetricQuery query) {
        Quantities activity = window.flow(Measures.ACTIVITY);
        String kind = Objects.requireNonNull(query.variant());
        List<String> kinds = kind.equals(ALL) ? ActivityMeasures.KINDS : List.of(kind);
        long done = sum(activity, ActivityMeasures.LOGGED, kinds);
        return window.ofRecorded(Measures.ACTIVITY, ActivityPace.of(window, done, Objects.requireNonNull(query.statistic())))
                .without("automatic", sum(activity, ActivityMeasures.AUTOMATIC, kinds));
    }

    private static long sum(Quantities activity, String measure, List<String> kinds) {
        return kinds.stream().mapToLong(kind -> activity.sum(Measures.at(measure, kind))).sum();
    }

    /** Touches of a won deal before it was won. */
    static Reading perWonDeal(Window window, MetricQuery query) {
        Histogram touches = Window.histogram(window.flow(Measures.ACTIVITY), Measures.WON_TOUCHES);
        long won = window.flow(Measures.DEALS).sum(Measures.WON);
        Reading reading = touches.n() == 0
                ? Reading.none(Status.NO_DATA, Reasons.NO_TOUCHES)
                : Statistic.of(touches, query, 0);
        return reading.without("neverTouched", won - touches.n());
    }

    /** Days since people were last in touch about the deals open at the end of the period. */
    static Reading lastTouch(Window window, MetricQuery query) {
        long last = window.period().lastDay().toEpochDay();
        Map<Long, Long> ages = new TreeMap<>();
        window.stock(Measures.ACTIVITY).values(Measures.TOUCHED_ON).forEach((day, deals) -> ages.put(last - DayKey.day(day).toEpochDay(), deals));
        Histogram days = Histogram.of(ages);
        long open = window.stock(Measures.PIPELINE).sum(Measures.OPEN);
        Reading reading = days.n() == 0
                ? Reading.none(Status.NO_DATA, open == 0 ? Reasons.NO_DEALS : Reasons.NO_TOUCHES)
                : Statistic.of(days, query, 0);
        return reading.without("neverTouched", open - days.n());
    }
}
