package io.fupan.metric.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * @param warnings stable codes of what to know before concluding anything, for example {@code INSUFFICIENT_SAMPLE}
 * @param details what the number is made of, if it says more than n
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
        @Nullable Comparison comparison,
        SortedSet<String> warnings,
        @Nullable Details details) {

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
     * @param sellingDays how many of the days looked at in the period itself are from Monday to Friday
     * @param sellingDaysBefore the same of the period compared with
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Comparison(
            String kind,
            PeriodRef period,
            @Nullable Figure value,
            long n,
            @Nullable Figure delta,
            @Nullable Figure change,
            @Nullable String reason,
            long sellingDays,
            long sellingDaysBefore) {}

    /**
     * What a number is made of.
     *
     * @param parts numbers by name
     * @param curve how large a share of the cases has had its event, by days
     * @param bootstrap how the interval was drawn from the cases; absent where a formula gives it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Details(Map<String, Part> parts, List<CurvePoint> curve, @Nullable Drawing bootstrap) {

        /** Copies the collections, in their order; reads absent ones as empty. */
        public Details {
            parts = parts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parts));
            curve = curve == null ? List.of() : List.copyOf(curve);
        }
    }

    /** A number with its unit; {@code value} is {@code null} where there is none. */
    public record Part(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure value, String unit) {}

    /** By so many days a share of all cases had its event: {@code events} of the {@code atRisk} still left then. */
    public record CurvePoint(long days, long atRisk, long events, Figure share) {}

    /** Cases were drawn so many times; the same seed gives the same interval. */
    public record Drawing(long seed, int resamples) {}

    /** Copies what was left out and the warnings; reads absent ones as none. */
    public MetricValue {
        excluded = excluded == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
        warnings = warnings == null
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(warnings));
    }

    MetricValue comparedWith(Comparison other) {
        return new MetricValue(
                metric, definition, scope, period, value, unit, currency, n, interval, status, reason, asOf, excluded,
                exact, other, warnings, details);
    }
}
