package io.fupan.metrics.monitor;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.monitor.MonitorFact;
import io.fupan.metric.scope.Scope;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The monitors as the log has them, in memory. Of two changes that both follow the same version the first in the log
 * counts; the other is remembered as refused, so that whoever made it can be told.
 */
final class Monitors implements Projection {

    private static final PassedOver PASSED_OVER = new PassedOver("monitors");
    private static final int REMEMBERED = 1000;

    private final Map<String, Monitor> monitors = new TreeMap<>();
    private final Set<Scope> touched = new HashSet<>();
    private final Map<String, Boolean> refused = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public synchronized void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                apply(record);
            } catch (Rejected | IllegalArgumentException e) {
                PASSED_OVER.add(record, e);
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            Monitor deleted = monitors.remove(record.key());
            if (deleted != null) {
                touched.add(deleted.scope());
            }
            return;
        }
        Event<MonitorFact> event = Families.MONITOR.read(record.value());
        if (event.data() instanceof MonitorFact.Defined fact) {
            put(event.id(), Monitor.of(event.subject(), fact, event.time()));
        }
    }

    private void put(String change, Monitor next) {
        Monitor before = monitors.get(next.id());
        if (before != null && before.version() >= next.version()) {
            if (!before.equals(next)) {
                refused.put(change, true);
            }
            return;
        }
        touched.add(next.scope());
        if (before != null) {
            touched.add(before.scope());
        }
        monitors.put(next.id(), next);
    }

    synchronized @Nullable Monitor find(String id) {
        return monitors.get(id);
    }

    /** All, by id. */
    synchronized List<Monitor> all() {
        return List.copyOf(monitors.values());
    }

    /** Those about a scope. */
    synchronized List<Monitor> about(Scope scope) {
        return monitors.values().stream().filter(each -> each.scope().equals(scope)).toList();
    }

    /** The scopes of monitors that were changed since this was asked last. */
    synchronized Set<Scope> takeTouched() {
        Set<Scope> scopes = Set.copyOf(touched);
        touched.clear();
        return scopes;
    }

    /** Whether another change was first. */
    synchronized boolean refused(String change) {
        return refused.containsKey(change);
    }
}
