package io.fupan.metrics.monitor;

import io.fupan.event.monitor.MonitorFact;
import io.fupan.metrics.alert.Alert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A monitor as it is shown; it can be sent back as it is to replace it.
 *
 * @param alert the id of the alert that is open, if one is
 * @param changedBy who changed it last
 */
record MonitorView(
        String id,
        int version,
        @Nullable Map<String, String> names,
        String metric,
        String scope,
        @Nullable String window,
        @Nullable String variant,
        @Nullable String statistic,
        @Nullable String stage,
        @Nullable Integer horizon,
        MonitorFact.Rule rule,
        String severity,
        @Nullable String alert,
        String changedBy,
        Instant changedAt,
        Map<String, String> links) {

    static MonitorView of(Monitor monitor, @Nullable Alert open) {
        MonitorFact.Question question = monitor.question();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", "/api/v1/monitors/" + monitor.id());
        links.put("alerts", "/api/v1/alerts?monitor=" + monitor.id());
        links.put("definition", "/api/v1/metrics#" + question.metric());
        return new MonitorView(
                monitor.id(), monitor.version(), monitor.names(), question.metric(), question.scope(), question.window(),
                question.variant(), question.statistic(), question.stage(), question.horizon(), monitor.rule(),
                monitor.severity(), open == null ? null : open.id(), monitor.by(), monitor.changedAt(), links);
    }
}
