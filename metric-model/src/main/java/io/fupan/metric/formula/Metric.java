package io.fupan.metric.formula;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A metric: what it means and how it is computed. */
public record Metric(MetricDefinition definition, Formula formula) {

    /** Begins a metric of this name and stable code: version 1, a flow, without variants or parameters. */
    public static Draft named(String metric, String id) {
        return new Draft(metric, id);
    }

    /** A metric being written down. */
    public static final class Draft {

        private static final Set<String> DURATIONS =
                Set.of(MetricDefinition.DAYS, MetricDefinition.MINUTES, MetricDefinition.MONTHS);

        private final String metric;
        private final String id;
        private int version = 1;
        private Map<String, String> names = Map.of();
        private Map<String, String> descriptions = Map.of();
        private String notation = "";
        private String unit = MetricDefinition.COUNT;
        private boolean lessIsBetter;
        private String kind = MetricDefinition.FLOW;
        private List<String> variants = List.of();
        private List<String> statistics = List.of();
        private List<String> parameters = List.of();
        private List<String> families = List.of();

        private Draft(String metric, String id) {
            this.metric = metric;
            this.id = id;
        }

        /** Its version, raised whenever the same events may give another number. */
        public Draft version(int number) {
            version = number;
            return this;
        }

        /** What people call it. */
        public Draft called(String english, String chinese) {
            names = Map.of("en", english, "zh", chinese);
            return this;
        }

        /** What it says. */
        public Draft meaning(String english, String chinese) {
            descriptions = Map.of("en", english, "zh", chinese);
            return this;
        }

        /** Its formula in the notation of the metric definitions. */
        public Draft notation(String formula) {
            notation = formula;
            return this;
        }

        /** Its unit, one of those of {@link MetricDefinition}. */
        public Draft unit(String name) {
            unit = name;
            return this;
        }

        /** A smaller value is the better one; durations need not say so. */
        public Draft lessIsBetter() {
            lessIsBetter = true;
            return this;
        }

        /** It is about what there is at the end of the period. */
        public Draft stock() {
            kind = MetricDefinition.STOCK;
            return this;
        }

        /** Its variants, the default one first. */
        public Draft variants(String... names) {
            variants = List.of(names);
            return this;
        }

        /** Its statistics, the default one first. */
        public Draft statistics(List<String> names) {
            statistics = names;
            return this;
        }

        /** What else it can be asked with; required parameters end in {@code *}. */
        public Draft parameters(String... names) {
            parameters = List.of(names);
            return this;
        }

        /** The families of cells it is computed from. */
        public Draft families(String... names) {
            families = List.of(names);
            return this;
        }

        /** The metric, computed by a formula. */
        public Metric by(Formula formula) {
            return new Metric(
                    new MetricDefinition(
                            metric, id, version, names, descriptions, notation, unit,
                            lessIsBetter || DURATIONS.contains(unit), kind, variants, statistics, parameters, families),
                    formula);
        }
    }
}
