package io.fupan.event.monitor;

import io.fupan.event.Fact;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record of the monitors topic; the event's subject and the record's key are the monitor's id. The last record of a
 * key holds, and an empty one says that the monitor was deleted.
 */
public sealed interface MonitorFact extends Fact {

    /**
     * The monitor is now this.
     *
     * @param version counts from 1; of two records with the same version the first in the log counts
     * @param names what people call it, by language: {@code en}, {@code zh}
     * @param severity {@code info}, {@code warning} or {@code critical}
     * @param by who said so
     */
    record Defined(Integer version, @Nullable Map<String, String> names, Question question, Rule rule, String severity, String by)
            implements MonitorFact {

        /** Copies the names. */
        public Defined {
            names = names == null ? null : Map.copyOf(names);
        }
    }

    /**
     * The number that is looked at.
     *
     * @param metric its name in the catalogue, for example {@code winRate}
     * @param scope for example {@code team:Rocco Neubert}
     * @param window for example {@code last-30-days}; {@code null} for the rule {@code signal}, which looks at a series
     * @param variant one of the metric's; the default one if {@code null}; so with the statistic and the horizon
     * @param stage for metrics of a stage
     * @param horizon in days, for metrics that wait for an outcome
     */
    record Question(
            String metric,
            String scope,
            @Nullable String window,
            @Nullable String variant,
            @Nullable String statistic,
            @Nullable String stage,
            @Nullable Integer horizon) {}

    /**
     * When to raise an alert.
     *
     * @param kind {@code above} or {@code below} a threshold, {@code change} against the window before, {@code signal}
     *     of an XmR chart, or {@code no-data}
     * @param threshold in the unit of the metric; for {@code change} in per cent, and its sign is the direction
     * @param clear where an open alert is resolved: at the threshold if {@code null}
     * @param days on how many days in a row, today included, the rule must hold; 1 if {@code null}
     * @param grain {@code day} or {@code week}: the points of the chart of {@code signal}
     */
    record Rule(
            String kind,
            @Nullable BigDecimal threshold,
            @Nullable BigDecimal clear,
            @Nullable Integer days,
            @Nullable String grain) {}

    /** A record of a kind this version does not know. */
    record Unknown(JsonNode data) implements MonitorFact {}
}
