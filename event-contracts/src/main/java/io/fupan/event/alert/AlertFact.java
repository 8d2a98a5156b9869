package io.fupan.event.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.event.Fact;
import io.fupan.event.Figure;
import io.fupan.event.monitor.MonitorFact;
import io.fupan.event.rolling.RollingFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a monitor found; the event's subject and the record's key are the monitor's id. An alert that stays open is not
 * said again. The alert's id is made of the monitor, its version and the day the rule began to hold, so whoever finds the
 * same thing again says the same thing.
 */
public sealed interface AlertFact extends Fact {

    /**
     * The rule holds.
     *
     * @param alert the alert's id
     * @param version of the monitor
     * @param since the first day of the run of days on which the rule holds
     * @param names what people call the monitor, by language
     * @param cut next offset by {@code topic-partition}: everything before it is contained in the observation
     * @param links addresses by relation: {@code monitor}, {@code value}, {@code evidence} and, for a signal, {@code series}
     */
    record Opened(
            String alert,
            String monitor,
            Integer version,
            LocalDate since,
            String severity,
            @Nullable Map<String, String> names,
            MonitorFact.Question question,
            MonitorFact.Rule rule,
            Observation observed,
            SortedMap<String, Long> cut,
            Map<String, String> links)
            implements AlertFact {

        /** Copies the maps. */
        public Opened {
            names = names == null ? null : Map.copyOf(names);
            cut = copy(cut);
            links = links == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(links));
        }
    }

    /**
     * An alert is over.
     *
     * @param resolution {@code cleared}, or {@code monitor-changed} or {@code monitor-deleted}
     * @param observed what was seen, if the rule was looked at
     */
    record Resolved(
            String alert,
            String monitor,
            String resolution,
            @Nullable Observation observed,
            SortedMap<String, Long> cut)
            implements AlertFact {

        /** Copies the cut. */
        public Resolved {
            cut = copy(cut);
        }
    }

    /**
     * The number that was looked at; see {@link RollingFact.Value} for what is not said here.
     *
     * @param period the days it is about
     * @param value a number, or text for money; {@code null} where there is none
     * @param asOf from which day's point of view
     * @param change against the days before, as a fraction, for the rule {@code change}
     * @param limits of the chart, for the rule {@code signal}
     */
    record Observation(
            RollingFact.Days period,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Figure value,
            String unit,
            @Nullable String currency,
            Long n,
            String status,
            @Nullable String reason,
            LocalDate asOf,
            @Nullable BigDecimal change,
            @Nullable Limits limits) {}

    /** The middle and the natural limits of an XmR chart, in the unit of the value. */
    record Limits(Double mean, Double lower, Double upper) {}

    /** A fact of a kind this version does not know. */
    record Unknown(JsonNode data) implements AlertFact {}

    private static SortedMap<String, Long> copy(@Nullable SortedMap<String, Long> map) {
        return map == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
