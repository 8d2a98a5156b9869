package io.fupan.metrics.stream;

import io.fupan.event.Rejected;
import io.fupan.event.alert.AlertFact;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.rolling.RollingFact;
import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.alert.Alert;
import io.fupan.metrics.alert.Alerts;
import io.fupan.metrics.query.Links;
import io.fupan.service.view.LogFollower;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a record what is sent: a value with its links, or the alert as it stands. */
final class EventReading {

    private static final Logger LOG = LoggerFactory.getLogger(EventReading.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MetricCatalogue catalogue;
    private final Alerts alerts;
    private final LogFollower alertFollower;

    EventReading(MetricCatalogue catalogue, Alerts alerts, LogFollower alertFollower) {
        this.catalogue = catalogue;
        this.alerts = alerts;
        this.alertFollower = alertFollower;
    }

    /**
     * The event of a record; {@code null} of one that cannot be read, that a later version wrote, or that is about an
     * alert long forgotten.
     *
     * @throws IllegalStateException if the view of the alerts does not come as far; the record can be read again later
     */
    @Nullable LiveEvent of(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return record.topic().equals(Topics.ALERTS.name()) ? alert(record) : value(record);
        } catch (Rejected | IllegalArgumentException e) {
            LOG.warn("not sent to any stream: topic={} offset={} cause={}", record.topic(), record.offset(), e.toString());
            return null;
        }
    }

    private @Nullable LiveEvent value(ConsumerRecord<String, byte[]> record) {
        return switch (Families.ROLLING.read(record.value()).data()) {
            case RollingFact.Value value ->
                event(record, LiveEvent.VALUE, value.metric(), value.scope(), value.window(), withLinks(value));
            case RollingFact.Withdrawn gone ->
                event(record, LiveEvent.WITHDRAWN, gone.metric(), gone.scope(), gone.window(), text(gone));
            case RollingFact.Unknown unknown -> null;
        };
    }

    /** Who may see it is known of the alert, not of each record about it. */
    private @Nullable LiveEvent alert(ConsumerRecord<String, byte[]> record) {
        String id = switch (Families.ALERT.read(record.value()).data()) {
            case AlertFact.Opened opened -> opened.alert();
            case AlertFact.Resolved resolved -> resolved.alert();
            case AlertFact.Unknown unknown -> null;
        };
        if (id == null) {
            return null;
        }
        awaitView(record);
        Alert alert = alerts.find(id);
        return alert == null
                ? null
                : event(
                        record, LiveEvent.ALERT, alert.question().metric(), alert.question().scope(),
                        alert.question().window(), text(alert));
    }

    private void awaitView(ConsumerRecord<String, byte[]> record) {
        try {
            TopicPartition from = new TopicPartition(record.topic(), record.partition());
            if (!alertFollower.await(from, record.offset(), PATIENCE)) {
                throw new IllegalStateException("the view of the alerts stands still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String withLinks(RollingFact.Value value) {
        Period days = Period.between(value.period().from(), value.period().to(), value.asOf());
        MetricQuery query = MetricQuery.of(value.metric(), Scope.parse(value.scope()), days).withStage(value.stage());
        Map<String, String> links = Links.ofValue(query, catalogue.definition(value.metric()));
        ObjectNode data = Json.mapper().valueToTree(value);
        return data.set("links", Json.mapper().valueToTree(links)).toString();
    }

    private static LiveEvent event(
            ConsumerRecord<String, byte[]> record,
            String kind,
            String metric,
            String scope,
            @Nullable String window,
            String data) {
        TopicPartition from = new TopicPartition(record.topic(), record.partition());
        return new LiveEvent(from, record.offset(), kind, metric, Scope.parse(scope), window, data);
    }

    private static String text(Object data) {
        return Json.mapper().writeValueAsString(data);
    }
}
