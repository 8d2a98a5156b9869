package io.fupan.metric.catalogue;

import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the defaults of a metric into a query, and refuses what the metric does not take. */
final class QueryCheck {

    private static final int LONGEST_HORIZON = 3650;

    private QueryCheck() {}

    static MetricQuery complete(MetricDefinition definition, MetricQuery query) {
        checkParameters(definition, query);
        return query.withVariant(choice("variant", definition, definition.variants(), query.variant()))
                .withStatistic(choice("statistic", definition, definition.statistics(), query.statistic()))
                .withHorizon(horizon(definition, query.horizon()));
    }

    private static @Nullable String choice(
            String parameter, MetricDefinition definition, List<String> choices, @Nullable String chosen) {
        if (chosen == null) {
            return choices.isEmpty() ? null : choices.getFirst();
        }
        if (!choices.contains(chosen)) {
            throw new InvalidQuery(
                    parameter,
                    choices.isEmpty()
                            ? "%s has no %s, but received '%s'".formatted(definition.metric(), parameter, chosen)
                            : "expected a %s of %s, but received '%s'".formatted(parameter, choices, chosen));
        }
        return chosen;
    }

    private static @Nullable Integer horizon(MetricDefinition definition, @Nullable Integer days) {
        if (!definition.takes("horizon")) {
            return null;
        }
        int horizon = days == null ? MetricQuery.DEFAULT_HORIZON : days;
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new InvalidQuery("horizon", "expected 1 to %d days, but received %d".formatted(LONGEST_HORIZON, horizon));
        }
        return horizon;
    }

    private static void checkParameters(MetricDefinition definition, MetricQuery query) {
        boolean named = query.stage() != null && !query.stage().isBlank();
        if (definition.requires("stage") && !named) {
            throw new InvalidQuery("stage", "%s needs a stage".formatted(definition.metric()));
        }
        if (query.stage() != null && !definition.takes("stage")) {
            throw new InvalidQuery("stage", "%s takes no stage".formatted(definition.metric()));
        }
        if (query.horizon() != null && !definition.takes("horizon")) {
            throw new InvalidQuery("horizon", "%s takes no horizon".formatted(definition.metric()));
        }
        if (query.compare() != null
                && !Set.of(MetricQuery.PREVIOUS, MetricQuery.YEAR_AGO).contains(query.compare())) {
            throw new InvalidQuery(
                    "compare", "expected previous or year-ago, but received '%s'".formatted(query.compare()));
        }
        if (query.compare() != null && query.period().isAll()) {
            throw new InvalidQuery("compare", "the period 'all' has no beginning, so there is nothing to compare it with");
        }
    }
}
