package io.fupan.metric.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of every scope of a kind, from one cut: the greatest value first, those without a value last, each with its
 * n and interval, without which an order says little.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ranking(
        String metric,
        MetricValue.DefinitionRef definition,
        String kind,
        MetricValue.PeriodRef period,
        String unit,
        @Nullable String currency,
        LocalDate asOf,
        List<MetricValue> values) {

    /** Copies the values. */
    public Ranking {
        values = List.copyOf(values);
    }
}
