package io.fupan.metric.formula;

import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A question for one number. What is {@code null} takes the metric's default.
 *
 * @param metric name, for example {@code winRate}
 * @param variant one of the metric's variants
 * @param statistic one of the metric's statistics
 * @param stage for metrics of a stage
 * @param horizon in days, for metrics that wait for an outcome
 * @param compare {@code previous} or {@code year-ago}; no comparison if {@code null}
 */
public record MetricQuery(
        String metric,
        Scope scope,
        Period period,
        @Nullable String variant,
        @Nullable String statistic,
        @Nullable String stage,
        @Nullable Integer horizon,
        @Nullable String compare) {

    /** Compare with the period before. */
    public static final String PREVIOUS = "previous";

    /** Compare with the same period a year earlier. */
    public static final String YEAR_AGO = "year-ago";

    /** Days that a deal is given to leave a stage unless the query says otherwise. */
    public static final int DEFAULT_HORIZON = 180;

    /** A question that takes all defaults. */
    public static MetricQuery of(String metric, Scope scope, Period period) {
        return new MetricQuery(metric, scope, period, null, null, null, null, null);
    }

    /** A number that is the same whenever the same question is asked, for whatever must be drawn by chance. */
    public long seed() {
        CRC32C hash = new CRC32C();
        String text = String.join(
                "|", metric, scope.toString(), String.valueOf(period.from()), period.to().toString(),
                period.asOf().toString(), variant, statistic, stage, String.valueOf(horizon));
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    /** The same question about another scope. */
    public MetricQuery about(Scope other) {
        return new MetricQuery(metric, other, period, variant, statistic, stage, horizon, compare);
    }

    /** The same question about another period, without a comparison. */
    public MetricQuery in(Period other) {
        return new MetricQuery(metric, scope, other, variant, statistic, stage, horizon, null);
    }

    /** The same question of a variant. */
    public MetricQuery withVariant(@Nullable String other) {
        return new MetricQuery(metric, scope, period, other, statistic, stage, horizon, compare);
    }

    /** The same question for a statistic. */
    public MetricQuery withStatistic(@Nullable String other) {
        return new MetricQuery(metric, scope, period, variant, other, stage, horizon, compare);
    }

    /** The same question about a stage. */
    public MetricQuery withStage(@Nullable String other) {
        return new MetricQuery(metric, scope, period, variant, statistic, other, horizon, compare);
    }

    /** The same question with another horizon, in days. */
    public MetricQuery withHorizon(@Nullable Integer days) {
        return new MetricQuery(metric, scope, period, variant, statistic, stage, days, compare);
    }

    /** The same question with a comparison. */
    public MetricQuery comparedWith(@Nullable String kind) {
        return new MetricQuery(metric, scope, period, variant, statistic, stage, horizon, kind);
    }
}
