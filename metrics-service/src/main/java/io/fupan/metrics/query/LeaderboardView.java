package io.fupan.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.leaderboard.Leaderboard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A leaderboard, each of whose entries leads to what it rests on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeaderboardView(
        String metric,
        String kind,
        MetricValue.PeriodRef period,
        @Nullable Figure prior,
        int weight,
        List<Linked<Leaderboard.Entry>> entries) {

    LeaderboardView {
        entries = List.copyOf(entries);
    }

    static LeaderboardView of(Leaderboard board, MetricQuery query, MetricDefinition definition) {
        List<Linked<Leaderboard.Entry>> entries = board.entries().stream()
                .map(entry -> new Linked<>(
                        entry, Links.ofPart(query.about(entry.value().scope()), definition)))
                .toList();
        return new LeaderboardView(
                board.metric(), board.kind(), board.period(), board.prior(), board.weight(), entries);
    }
}
