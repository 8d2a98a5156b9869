package io.fupan.metrics.query;

import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.MetricQuery;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is behind a number, one by one: deals, or customers.
 *
 * @param n of the number: the {@code n} of all items together
 * @param excluded of the number: the {@code leftOut} of all items together
 * @param total how much of both there is
 * @param narrowedTo the scope that the items, but not the number, are narrowed to, as the caller may see no others
 * @param pipeline the pipeline that the items, but not the number, are narrowed to, if the caller asked for that
 */
record Evidence(
        String metric,
        long n,
        SortedMap<String, Long> excluded,
        long total,
        @Nullable String narrowedTo,
        @Nullable String pipeline,
        List<JsonNode> items,
        @Nullable String next,
        SortedMap<String, Long> cut,
        Map<String, String> links) {

    static Evidence of(
            MetricQuery query,
            AtCut<MetricValue> value,
            @Nullable String narrowedTo,
            @Nullable String pipeline,
            List<JsonNode> items,
            @Nullable String next) {
        long n = value.result().n();
        SortedMap<String, Long> excluded = value.result().excluded();
        long total = n + excluded.values().stream().mapToLong(Long::longValue).sum();
        return new Evidence(
                query.metric(), n, excluded, total, narrowedTo, pipeline, items, next, value.cut(),
                Map.of("metric", Links.metric(query)));
    }
}
