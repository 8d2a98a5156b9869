package io.fupan.metrics.monitor;

import io.fupan.event.monitor.MonitorFact;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A monitor as it stands.
 *
 * @param version raised by every change
 * @param by who changed it last
 */
record Monitor(
        String id,
        int version,
        @Nullable Map<String, String> names,
        MonitorFact.Question question,
        MonitorFact.Rule rule,
        String severity,
        String by,
        Instant changedAt) {

    static Monitor of(String id, MonitorFact.Defined fact, Instant at) {
        return new Monitor(
                id, fact.version(), fact.names(), fact.question(), fact.rule(), fact.severity(), fact.by(), at);
    }

    MonitorFact.Defined fact(int asVersion) {
        return new MonitorFact.Defined(asVersion, names, question, rule, severity, by);
    }

    Scope scope() {
        return Scope.parse(question.scope());
    }

    /** Its question about a period. */
    MetricQuery query(Period period) {
        return new MetricQuery(
                question.metric(), scope(), period, question.variant(), question.statistic(), question.stage(),
                question.horizon(), null);
    }
}
