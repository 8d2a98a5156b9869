package io.fupan.metrics.attainment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.formula.Status;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Bookings against targets for every scope of a kind, the furthest first, those without a number last.
 *
 * @param elapsed the share of the selling days that are over, {@code null} if there are none
 * @param sellingDays of the period; of the whole unit if it is asked for up to today
 * @param sellingDaysOver how many of them are not after the as-of day
 */
record AttainmentView(
        String kind,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure elapsed,
        long sellingDays,
        long sellingDaysOver,
        String currency,
        List<Row> rows) {

    AttainmentView {
        rows = List.copyOf(rows);
    }

    /**
     * One scope.
     *
     * @param target as it was set, or the sum of what was set for parts of the period
     * @param effectiveTarget what of it counts for a representative on a ramp, or in the role for a part of the days
     * @param n deals won
     * @param attainment actual as a fraction of the effective target
     * @param pace actual as a fraction of what should be reached by the selling days over
     * @param gap actual less the effective target
     * @param band {@code reached}, {@code near} (80 % and more), {@code behind} (50 % and more) or {@code far}, of the
     *     pace while the period lasts, else of the attainment
     * @param reason why there is no attainment
     * @param excluded how many deals or targets were left out, by reason
     * @param statements subjects of the targets
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Row(
            Scope scope,
            @Nullable Figure target,
            @Nullable Figure effectiveTarget,
            @Nullable Figure actual,
            long n,
            @Nullable Figure attainment,
            @Nullable Figure pace,
            @Nullable Figure gap,
            @Nullable String band,
            Status status,
            @Nullable String reason,
            SortedMap<String, Long> excluded,
            List<String> statements,
            Map<String, String> links) {

        Row {
            statements = List.copyOf(statements);
            links = Map.copyOf(links);
        }
    }
}
