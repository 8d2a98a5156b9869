package io.fupan.metrics.query;

import io.fupan.metric.formula.MetricQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where an answer leads: to itself, to what it means, and to the deals it rests on. */
public final class Links {

    private static final String METRICS = "/api/v1/metrics/";

    private Links() {}

    /** The addresses that belong to a value. */
    public static Map<String, String> ofValue(MetricQuery query) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", withParameters(METRICS + query.metric(), query));
        links.put("evidence", evidence(query));
        if (!query.period().isAll()) {
            links.put(
                    "series",
                    UriComponentsBuilder.fromPath(METRICS + query.metric() + "/series")
                            .queryParam("scope", "{scope}")
                            .queryParam("from", query.period().from())
                            .queryParam("to", query.period().to())
                            .queryParam("grain", "week")
                            .encode()
                            .buildAndExpand(query.scope())
                            .toUriString());
        }
        links.put("definition", "/api/v1/metrics#" + query.metric());
        return links;
    }

    static Map<String, String> self(String path, MetricQuery query) {
        return Map.of("self", withParameters(path, query));
    }

    /** The deals behind the number. */
    static String evidence(MetricQuery query) {
        UriComponentsBuilder deals = UriComponentsBuilder.fromPath("/api/v1/deals")
                .queryParam("scope", "{scope}")
                .queryParam("period", "{period}")
                .queryParam("asOf", query.period().asOf())
                .queryParam("outcome", outcomeBehind(query));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("scope", query.scope());
        values.put("period", query.period().text());
        addIfPresent(deals, values, "stage", query.stage());
        return deals.encode().buildAndExpand(values).toUriString();
    }

    private static String outcomeBehind(MetricQuery query) {
        return switch (query.metric()) {
            case "winRate", "winRateValue", "strictWinRate", "competitiveWinRate" -> "closed";
            case "salesCycle" -> query.variant() == null ? "won" : query.variant();
            case "dealsLost", "lossReasons" -> "lost";
            case "closeDateMoves", "pipelineWaterfall", "dataReliability" -> "any";
            case "dealsCreated" -> "created";
            case "dealsOpen", "openPipeline", "slippageRate" -> "open";
            case "stageConversion", "timeInStage" -> "entered";
            default -> "won";
        };
    }

    private static String withParameters(String path, MetricQuery query) {
        UriComponentsBuilder self = UriComponentsBuilder.fromPath(path)
                .queryParam("scope", "{scope}")
                .queryParam("period", "{period}")
                .queryParam("asOf", query.period().asOf());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("scope", query.scope());
        values.put("period", query.period().text());
        addIfPresent(self, values, "variant", query.variant());
        addIfPresent(self, values, "statistic", query.statistic());
        addIfPresent(self, values, "stage", query.stage());
        addIfPresent(self, values, "horizon", query.horizon());
        addIfPresent(self, values, "compare", query.compare());
        return self.encode().buildAndExpand(values).toUriString();
    }

    private static void addIfPresent(
            UriComponentsBuilder address, Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }
}
