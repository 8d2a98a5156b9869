package io.fupan.metric.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.formula.Status;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A metric over time, from one cut; without what no source can date.
 *
 * @param chart what is routine variation and what is not, if that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Series(
        String metric,
        MetricValue.DefinitionRef definition,
        Scope scope,
        String unit,
        @Nullable String currency,
        LocalDate asOf,
        List<Point> points,
        @Nullable Chart chart) {

    /** A series without a chart. */
    public Series(
            String metric,
            MetricValue.DefinitionRef definition,
            Scope scope,
            String unit,
            @Nullable String currency,
            LocalDate asOf,
            List<Point> points) {
        this(metric, definition, scope, unit, currency, asOf, points, null);
    }

    /**
     * The metric in one run of days, both ends included; value, n and the rest as in {@link MetricValue}.
     *
     * @param partial whether the days are only a part of their unit, because the period ends in it or it is not over
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Point(
            LocalDate from,
            LocalDate to,
            @Nullable Figure value,
            long n,
            MetricValue.@Nullable Bounds interval,
            Status status,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> warnings,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial) {

        /** Copies the warnings; reads absent ones as none. */
        public Point {
            warnings = warnings == null
                    ? Collections.emptySortedSet()
                    : Collections.unmodifiableSortedSet(new TreeSet<>(warnings));
        }
    }

    /**
     * The XmR chart of a series: a point within the limits and in no run is routine variation, which needs no reason.
     *
     * @param points how many points that are whole units have a value; fewer than eight give no limits
     * @param mean of the values
     * @param lower the lower natural limit
     * @param upper the upper natural limit
     * @param signals the points that are more than routine variation
     * @param reason why there are no limits
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Chart(
            int points,
            @Nullable Figure mean,
            @Nullable Figure lower,
            @Nullable Figure upper,
            List<Signal> signals,
            @Nullable String reason) {

        /** Copies the signals. */
        public Chart {
            signals = List.copyOf(signals);
        }
    }

    /** A point that is no routine variation: {@code OUTSIDE}, {@code RUN_OF_8} or {@code 3_OF_4_NEAR_LIMIT}. */
    public record Signal(LocalDate from, LocalDate to, String rule) {}

    /** Copies the points. */
    public Series {
        points = List.copyOf(points);
    }

    /** The same with its chart; points without a value, and those of a part of a unit only, are left out of it. */
    public Series withChart() {
        return new Series(metric, definition, scope, unit, currency, asOf, points, SeriesChart.of(points));
    }
}
