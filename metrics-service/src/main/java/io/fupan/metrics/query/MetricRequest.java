package io.fupan.metrics.query;

import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Calendars;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question, as they stand in the address.
 *
 * @param scope {@code org} if absent
 * @param period {@code all} if absent
 * @param asOf from which day's point of view; today if absent
 * @param compare {@code previous} or {@code year-ago}
 * @param variant one of the metric's variants
 * @param statistic one of the metric's statistics
 * @param stage for metrics of a stage
 * @param horizon in days, for metrics that wait for an outcome
 */
record MetricRequest(
        @Parameter(description = "org, or kind:name, for example team:Rocco Neubert") @Nullable String scope,
        @Parameter(description = "2017, 2017-Q2, 2017-05, 2017-W20, 2017-03-01..2017-05-31, FY2017, FY2017-Q2, FY2017-P03, last-30-days, mtd, qtd, ytd or all")
                @Nullable String period,
        @Nullable LocalDate asOf,
        @Parameter(description = "previous or year-ago") @Nullable String compare,
        @Nullable String variant,
        @Nullable String statistic,
        @Nullable String stage,
        @Nullable Integer horizon) {

    MetricQuery query(String metric, LocalDate today, Calendars calendars) {
        return new MetricQuery(
                metric, parsedScope(), parsedPeriod(today, calendars), variant, statistic, stage, horizon, compare);
    }

    Scope parsedScope() {
        try {
            return scope == null ? Scope.ORG : Scope.parse(scope);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-scope", "scope", String.valueOf(e.getMessage()));
        }
    }

    Period parsedPeriod(LocalDate today, Calendars calendars) {
        LocalDate day = asOf == null ? today : asOf;
        try {
            return period == null ? Period.all(day) : Period.parse(period, day, calendars);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-period", "period", String.valueOf(e.getMessage()));
        }
    }
}
