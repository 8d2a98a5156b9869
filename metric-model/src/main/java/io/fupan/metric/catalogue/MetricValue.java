package io.fupan.metric.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A number that explains itself.
 *
 * @param value {@code null} where there is none: see status and reason
 * @param unit {@code fraction}, {@code money}, {@code days} or {@code count}
 * @param currency ISO 4217, for money
 * @param n how many deals the number rests on
 * @param interval {@code null} where none applies
 * @param reason stable code, see {@link Reasons}
 * @param asOf the day from whose point of view the number is given
 * @param excluded how many deals were left out, by reason
 * @param exact the amount before rounding, for averages and medians of money
 * @param comparison if one was asked for
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MetricValue(
        String metric,
        DefinitionRef definition,
        Scope scope,
        PeriodRef period,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure value,
        String unit,
        @Nullable String currency,
        @JsonInclude(JsonInclude.Include.ALWAYS) long n,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Bounds interval,
        Status status,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String reason,
        LocalDate asOf,
        SortedMap<String, Long> excluded,
        @Nullable String exact,
        @Nullable Comparison comparison) {

    /** Which definition: stable code and version. */
    public record DefinitionRef(String id, int version) {}

    /** The days, both included. */
    public record PeriodRef(LocalDate from, LocalDate to) {}

    /** An interval in the unit of the value; {@code level} for example 0.95. */
    public record Bounds(Figure low, Figure high, double level) {}

    /**
     * The same number in another period.
     *
     * @param kind {@code previous} or {@code year-ago}
     * @param delta value less the value compared with, in the unit of the value
     * @param change delta as a fraction of the value compared with
     * @param reason why there is no change: {@code NO_BASE}, {@code SIGN_CHANGE} or {@code NOT_COMPARABLE}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Comparison(
            String kind,
            PeriodRef period,
            @Nullable Figure value,
            long n,
            @Nullable Figure delta,
            @Nullable Figure change,
            @Nullable String reason) {}

    /** Copies what was left out; reads nothing as an empty map. */
    public MetricValue {
        excluded = excluded == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    }

    MetricValue comparedWith(Comparison other) {
        return new MetricValue(
                metric, definition, scope, period, value, unit, currency, n, interval, status, reason, asOf, excluded,
                exact, other);
    }
}
