package io.fupan.feedback.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.feedback.window.Days;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.Status;
import io.fupan.metric.statistics.Interval;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number from customers' answers, with what is needed to judge it.
 *
 * @param metric {@code nps} or {@code csat}
 * @param scope {@code org} or {@code account:<name>}
 * @param value NPS from −100 to 100, CSAT as a fraction; {@code null} without answers
 * @param unit {@code points} or {@code fraction}
 * @param n the answers it rests on
 * @param interval where the true value lies, at its level; {@code null} without answers
 * @param status {@code OK}, or {@code NO_DATA} without answers
 * @param reason why the status is not {@code OK}
 * @param asOf the day from whose point of view
 * @param cut the log up to, and without, these offsets is in it
 * @param counts NPS: promoters, passives, detractors; CSAT: satisfied, unsatisfied
 * @param links where the answers behind it are
 * @param provenance {@code invented} if any answer is
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Score(
        String metric,
        MetricValue.DefinitionRef definition,
        String scope,
        Days period,
        @Nullable Double value,
        String unit,
        long n,
        @Nullable Interval interval,
        Status status,
        @Nullable String reason,
        LocalDate asOf,
        Map<String, Long> cut,
        Map<String, Long> counts,
        Map<String, String> links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String provenance) {}
