package io.fupan.metrics.query;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metrics.customer.CountedCustomers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Where an answer leads: to itself, to what it means, and to the deals or customers it rests on. */
public final class Links {

    private static final String METRICS = "/api/v1/metrics/";

    // What is not said of deals, or of deals together with what people did.
    private static final List<String> NOT_OF_DEALS = List.of(
            Measures.CUSTOMERS, Measures.REVENUE, Measures.SUBSCRIPTIONS, Measures.LEADS, Measures.ACTIVITY);

    // What is computed from deals, but counts something else.
    private static final Set<String> NOT_COUNTING_DEALS = Set.of(
            "demandTrend", "priceVolumeMix", "dataReliability", "repsAtQuota", "repsAtQuotaCount", "forecastAccuracy",
            "forecastBias");

    private Links() {}

    /** The addresses that belong to a value. */
    public static Map<String, String> ofValue(MetricQuery query, MetricDefinition definition) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", metric(query));
        String evidence = evidence(query, definition);
        if (evidence != null) {
            links.put("evidence", evidence);
        }
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

    /** The addresses that belong to a value among others. */
    static Map<String, String> ofPart(MetricQuery query, MetricDefinition definition) {
        String evidence = evidence(query, definition);
        return evidence == null
                ? Map.of("self", metric(query))
                : Map.of("self", metric(query), "evidence", evidence);
    }

    static Map<String, String> self(String path, MetricQuery query) {
        return Map.of("self", withParameters(path, query));
    }

    /** Of the stages of a pipeline, of the only one if {@code null}. */
    static Map<String, String> self(String path, MetricQuery query, @Nullable String pipeline) {
        String self = withParameters(path, query);
        return pipeline == null
                ? Map.of("self", self)
                : Map.of("self", self + "&pipeline=" + UriUtils.encodeQueryParam(pipeline, StandardCharsets.UTF_8));
    }

    /** The address of the number. */
    static String metric(MetricQuery query) {
        return withParameters(METRICS + query.metric(), query);
    }

    /** What the number counts and leaves out: deals, or customers; there is no list of leads and activities. */
    static @Nullable String evidence(MetricQuery query, MetricDefinition definition) {
        if (isOfDeals(definition)) {
            return list("/api/v1/deals", query);
        }
        return CountedCustomers.areBehind(query) ? list("/api/v1/customers", query) : null;
    }

    private static String list(String path, MetricQuery query) {
        String list = withParameters(path, query.comparedWith(null));
        return UriComponentsBuilder.fromUriString(list).queryParam("metric", query.metric()).build(true).toUriString();
    }

    /** Whether a metric is computed from deals and nothing else, and says how many there are. */
    public static boolean isOfDeals(MetricDefinition definition) {
        return Collections.disjoint(definition.families(), NOT_OF_DEALS)
                && !definition.families().isEmpty()
                && !NOT_COUNTING_DEALS.contains(definition.metric());
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
