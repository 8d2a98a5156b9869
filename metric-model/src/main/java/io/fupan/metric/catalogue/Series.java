package io.fupan.metric.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.formula.Status;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric over time, from one cut; without what no source can date. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Series(
        String metric,
        MetricValue.DefinitionRef definition,
        Scope scope,
        String unit,
        @Nullable String currency,
        LocalDate asOf,
        List<Point> points) {

    /** The metric in one run of days, both ends included; value, n and the rest as in {@link MetricValue}. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Point(
            LocalDate from,
            LocalDate to,
            @Nullable Figure value,
            long n,
            MetricValue.@Nullable Bounds interval,
            Status status,
            @Nullable String reason) {}

    /** Copies the points. */
    public Series {
        points = List.copyOf(points);
    }
}
