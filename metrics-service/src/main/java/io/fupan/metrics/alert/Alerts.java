package io.fupan.metrics.alert;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.alert.AlertFact;
import io.fupan.event.json.Families;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts as the log has them, in memory: all that are open, and of the resolved ones the latest. */
public final class Alerts implements Projection {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final PassedOver PASSED_OVER = new PassedOver("alerts");
    private static final int MOST = 20_000;

    private final LinkedHashMap<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, Last> lastOfMonitor = new HashMap<>();

    /**
     * The last thing said about a monitor.
     *
     * @param alert which alert it is about
     * @param position how far the log was contained, all offsets of the cut added up
     * @param offset of the record
     */
    private record Last(String alert, long position, long offset) {}

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                apply(Families.ALERT.read(record.value()), record.offset());
            } catch (Rejected rejected) {
                PASSED_OVER.add(record, rejected);
            }
        }
    }

    /**
     * Notes an event; one that was noted before has no effect.
     *
     * @param offset of its record; all records of a monitor are in one partition
     */
    public synchronized void apply(Event<AlertFact> event, long offset) {
        Last last = lastOfMonitor.get(event.subject());
        if (last != null && last.offset() >= offset) {
            return;
        }
        switch (event.data()) {
            case AlertFact.Opened opened -> {
                alerts.putLast(opened.alert(), Alert.opened(opened, event.time()));
                lastOfMonitor.put(opened.monitor(), new Last(opened.alert(), position(opened.cut()), offset));
            }
            case AlertFact.Resolved resolved -> {
                resolve(resolved, event.time());
                lastOfMonitor.put(resolved.monitor(), new Last(resolved.alert(), position(resolved.cut()), offset));
            }
            case AlertFact.Unknown unknown -> LOG.debug("alert of a later version: {}", event.type());
        }
        forgetOldest();
    }

    /** The alert of a monitor that is open, if one is. */
    public synchronized @Nullable Alert openOf(String monitor) {
        Last last = lastOfMonitor.get(monitor);
        Alert alert = last == null ? null : alerts.get(last.alert());
        return alert != null && alert.isOpen() ? alert : null;
    }

    /** How far the log was contained when something was said about a monitor last; 0 if nothing was. */
    public synchronized long positionOf(String monitor) {
        Last last = lastOfMonitor.get(monitor);
        return last == null ? 0 : last.position();
    }

    /** All alerts that are open. */
    public synchronized List<Alert> open() {
        return alerts.values().stream().filter(Alert::isOpen).toList();
    }

    /** One alert; {@code null} if there is none, or if it is long resolved and forgotten. */
    public synchronized @Nullable Alert find(String id) {
        return alerts.get(id);
    }

    /** All alerts. */
    synchronized Collection<Alert> all() {
        return List.copyOf(alerts.values());
    }

    /** The offsets of a cut, added up: it grows whenever any of them does. */
    public static long position(SortedMap<String, Long> cut) {
        return cut.values().stream().mapToLong(Long::longValue).sum();
    }

    private void resolve(AlertFact.Resolved fact, Instant at) {
        alerts.computeIfPresent(fact.alert(), (id, alert) -> alert.resolved(fact, at));
    }

    private void forgetOldest() {
        Iterator<Alert> oldest = alerts.values().iterator();
        while (alerts.size() > MOST && oldest.hasNext()) {
            if (!oldest.next().isOpen()) {
                oldest.remove();
            }
        }
    }
}
