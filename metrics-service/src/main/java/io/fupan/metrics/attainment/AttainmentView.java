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
 * @param elapsed the share of the days of the period that are over
 */
record AttainmentView(
        String kind, LocalDate from, LocalDate to, LocalDate asOf, Figure elapsed, String currency, List<Row> rows) {

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
     * @param pace actual as a fraction of what should be reached by the as-of day
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
