package io.fupan.metrics.alert;

import io.fupan.event.alert.AlertFact;
import io.fupan.event.monitor.MonitorFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor found.
 *
 * @param version of the monitor
 * @param state {@code open} or {@code resolved}
 * @param since the first day of the run of days on which the rule held
 * @param observed when it was opened
 * @param resolution {@code cleared}, {@code monitor-changed} or {@code monitor-deleted}
 * @param observedLast when it was resolved
 * @param cut that {@code observed} was computed at
 */
public record Alert(
        String id,
        String monitor,
        int version,
        String state,
        String severity,
        @Nullable Map<String, String> names,
        MonitorFact.Question question,
        MonitorFact.Rule rule,
        LocalDate since,
        Instant openedAt,
        AlertFact.Observation observed,
        @Nullable Instant resolvedAt,
        @Nullable String resolution,
        AlertFact.@Nullable Observation observedLast,
        SortedMap<String, Long> cut,
        Map<String, String> links) {

    static final String OPEN = "open";
    static final String RESOLVED = "resolved";

    static Alert opened(AlertFact.Opened fact, Instant at) {
        return new Alert(
                fact.alert(), fact.monitor(), fact.version(), OPEN, fact.severity(), fact.names(), fact.question(),
                fact.rule(), fact.since(), at, fact.observed(), null, null, null, fact.cut(), fact.links());
    }

    Alert resolved(AlertFact.Resolved fact, Instant at) {
        return new Alert(
                id, monitor, version, RESOLVED, severity, names, question, rule, since, openedAt, observed, at,
                fact.resolution(), fact.observed(), cut, links);
    }

    /** Whether the rule still holds, as far as is known. */
    public boolean isOpen() {
        return state.equals(OPEN);
    }
}
