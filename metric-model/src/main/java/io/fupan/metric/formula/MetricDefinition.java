package io.fupan.metric.formula;

import java.util.List;
import java.util.Map;

/**
 * What a metric means.
 *
 * @param metric its name, for example {@code winRate}
 * @param id stable code, for example {@code M05}; counts beneath the metrics have their name
 * @param version raised whenever the same events may give another number
 * @param names by language, {@code en} and {@code zh}
 * @param descriptions by language
 * @param formula in the notation of the metric definitions
 * @param unit {@code fraction}, {@code ratio}, {@code money}, {@code minutes}, {@code days}, {@code months},
 *     {@code count} or {@code points}
 * @param lessIsBetter whether a smaller value is the better one: for durations, and where the metric says so
 * @param kind {@code flow} (what happened in the period) or {@code stock} (what there is at its end)
 * @param variants the first is the default; empty if there is only one
 * @param statistics the first is the default; empty if there is only one
 * @param parameters further parameters it takes; those that end in {@code *} are required
 * @param families the families of cells it is computed from
 */
public record MetricDefinition(
        String metric,
        String id,
        int version,
        Map<String, String> names,
        Map<String, String> descriptions,
        String formula,
        String unit,
        boolean lessIsBetter,
        String kind,
        List<String> variants,
        List<String> statistics,
        List<String> parameters,
        List<String> families) {

    /** The unit of rates: 0.5 is a half. */
    public static final String FRACTION = "fraction";

    /** The unit of money. */
    public static final String MONEY = "money";

    /** The unit of durations. */
    public static final String DAYS = "days";

    /** The unit of short durations. */
    public static final String MINUTES = "minutes";

    /** The unit of long durations. */
    public static final String MONTHS = "months";

    /** The unit of what is compared with something of the same kind: 2 is twice as much. */
    public static final String RATIO = "ratio";

    /** The unit of counts. */
    public static final String COUNT = "count";

    /** The unit of scores. */
    public static final String POINTS = "points";

    /** What happened in the period. */
    public static final String FLOW = "flow";

    /** What there is at the end of the period. */
    public static final String STOCK = "stock";

    /** Copies the collections. */
    public MetricDefinition {
        names = Map.copyOf(names);
        descriptions = Map.copyOf(descriptions);
        variants = List.copyOf(variants);
        statistics = List.copyOf(statistics);
        parameters = List.copyOf(parameters);
        families = List.copyOf(families);
    }

    /** Whether it takes a parameter, required or not. */
    public boolean takes(String parameter) {
        return parameters.contains(parameter) || requires(parameter);
    }

    /** Whether it cannot be computed without a parameter. */
    public boolean requires(String parameter) {
        return parameters.contains(parameter + '*');
    }
}
