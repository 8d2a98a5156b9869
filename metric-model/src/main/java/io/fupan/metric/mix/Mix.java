package io.fupan.metric.mix;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricValue.DefinitionRef;
import io.fupan.metric.catalogue.MetricValue.PeriodRef;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Why a rate differs from another one: other rates within the groups, or groups of other sizes. The effects add up to
 * the change.
 *
 * @param by the kind of scope that the groups are
 * @param before what is compared with
 * @param now what is looked at
 * @param change now less before
 * @param rateEffect what the rates within the groups make of it
 * @param mixEffect what the sizes of the groups make of it
 * @param warnings {@code SIMPSON_WARNING} if the rates within the groups moved against the change
 * @param reason why there is no comparison
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mix(
        String metric,
        DefinitionRef definition,
        String by,
        Side before,
        Side now,
        LocalDate asOf,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure change,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure rateEffect,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure mixEffect,
        List<String> warnings,
        @Nullable String reason,
        List<Group> groups) {

    /** One of the two rates. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Side(Scope scope, PeriodRef period, @Nullable Figure rate, long n) {}

    /**
     * One group.
     *
     * @param scope {@code null} for what belongs to no group
     * @param rateBefore {@code null} if it had no cases
     * @param shareBefore its share of all cases
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Group(
            @Nullable Scope scope,
            @Nullable Figure rateBefore,
            @Nullable Figure rateNow,
            Figure shareBefore,
            Figure shareNow,
            Figure rateEffect,
            Figure mixEffect) {}

    /** The same without some groups; the effects of all stay as they are. */
    public Mix without(Predicate<Group> hidden) {
        return new Mix(
                metric, definition, by, before, now, asOf, change, rateEffect, mixEffect, warnings, reason,
                groups.stream().filter(hidden.negate()).toList());
    }

    /** Copies the lists. */
    public Mix {
        warnings = List.copyOf(warnings);
        groups = List.copyOf(groups);
    }
}
