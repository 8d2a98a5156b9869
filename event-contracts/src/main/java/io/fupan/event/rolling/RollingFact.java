package io.fupan.event.rolling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.event.Fact;
import io.fupan.event.Figure;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A metric of a scope in a window that ends today. On {@code metrics.rolling.latest.v1} the last record of a key holds,
 * and an empty one says that there is no such value any more; {@code metrics.rolling.changes.v1} has each change.
 */
public sealed interface RollingFact extends Fact {

    /**
     * The value, as {@code GET /api/v1/metrics/{metric}} answers it with the default variant and statistic.
     *
     * @param metric its name, for example {@code winRate}
     * @param scope for example {@code team:Rocco Neubert}
     * @param window {@code last-7-days}, {@code last-30-days}, {@code last-90-days}, {@code mtd}, {@code qtd} or {@code ytd}
     * @param stage of the deals, for a metric of a stage; the others have none
     * @param period the days of the window, both included
     * @param value a number, or text for money; {@code null} where there is none: see status and reason
     * @param unit {@code fraction}, {@code money}, {@code days} or {@code count}
     * @param currency ISO 4217, for money
     * @param n how many deals (or what else is measured) the number rests on
     * @param interval {@code null} where none applies
     * @param status {@code OK}, {@code ZERO}, {@code NO_DATA}, {@code UNDEFINED} or {@code IMMATURE}
     * @param reason stable code that says why there is no value
     * @param asOf today, in the reporting zone
     * @param excluded how many were left out, by reason
     * @param exact the amount before rounding, for averages and medians of money
     * @param cut next offset by {@code topic-partition}: everything before it is contained
     * @param warnings stable codes of what to know before concluding anything, for example {@code INSUFFICIENT_SAMPLE}
     */
    record Value(
            String metric,
            Definition definition,
            String scope,
            String window,
            @Nullable String stage,
            Days period,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure value,
            String unit,
            @Nullable String currency,
            Long n,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Interval interval,
            String status,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String reason,
            LocalDate asOf,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Long> excluded,
            @Nullable String exact,
            SortedMap<String, Long> cut,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedSet<String> warnings)
            implements RollingFact {

        /** Reads absent collections as empty. */
        public Value {
            warnings = warnings == null
                    ? Collections.emptySortedSet()
                    : Collections.unmodifiableSortedSet(new TreeSet<>(warnings));
            excluded = copy(excluded);
            cut = copy(cut);
        }

        /** The record's key: values with equal keys replace each other. */
        public String key() {
            return new RollingKey(metric, stage, scope, window).toString();
        }
    }

    /** The value of a key is not published any more: nobody knows the scope, or it is no longer asked for. */
    record Withdrawn(String metric, String scope, String window, @Nullable String stage) implements RollingFact {}

    /** Which definition: stable code, for example {@code M05}, and version. */
    record Definition(String id, Integer version) {}

    /** A run of days, both included. */
    record Days(LocalDate from, LocalDate to) {}

    /** An interval in the unit of the value; {@code level} for example 0.95. */
    record Interval(Figure low, Figure high, Double level) {}

    /** A fact of a kind this version does not know. */
    record Unknown(JsonNode data) implements RollingFact {}

    private static SortedMap<String, Long> copy(@Nullable SortedMap<String, Long> map) {
        return map == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
