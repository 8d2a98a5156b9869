package io.fupan.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.catalogue.Ranking;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ranking, each of whose values leads to what it rests on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RankingView(
        String metric,
        MetricValue.DefinitionRef definition,
        String kind,
        MetricValue.PeriodRef period,
        String unit,
        @Nullable String currency,
        LocalDate asOf,
        List<Linked<MetricValue>> values) {

    RankingView {
        values = List.copyOf(values);
    }

    static RankingView of(Ranking ranking, MetricQuery query, MetricDefinition definition) {
        List<Linked<MetricValue>> values = ranking.values().stream()
                .map(value -> new Linked<>(value, Links.ofPart(query.about(value.scope()), definition)))
                .toList();
        return new RankingView(
                ranking.metric(),
                ranking.definition(),
                ranking.kind(),
                ranking.period(),
                ranking.unit(),
                ranking.currency(),
                ranking.asOf(),
                values);
    }
}
