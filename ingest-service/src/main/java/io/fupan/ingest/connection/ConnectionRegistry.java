package io.fupan.ingest.connection;

import io.fupan.event.Rejected;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The connections as the log has them, in memory. Of two changes that both follow the same version the first in the log
 * counts; the other is remembered as refused, so that whoever made it can be told.
 */
final class ConnectionRegistry implements Projection {

    private static final PassedOver PASSED_OVER = new PassedOver("connections");
    private static final int REMEMBERED = 1000;

    private final Map<String, Definition> definitions = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refused = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final AtomicLong changes = new AtomicLong();
    private final ConnectionActivity activity;

    ConnectionRegistry(ConnectionActivity activity) {
        this.activity = activity;
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> each : records) {
            try {
                if (each.value() != null) {
                    put(ConnectionRecords.read(each.value()));
                }
            } catch (Rejected e) {
                PASSED_OVER.add(each, e);
            }
        }
    }

    /** Every connection that ever was, also those that were deleted. */
    List<Definition> everything() {
        return List.copyOf(definitions.values());
    }

    /** Grows with every change. */
    long changes() {
        return changes.get();
    }

    /** The connection, also if it was deleted; {@code null} if there never was one. */
    @Nullable Definition find(String name) {
        return definitions.get(name);
    }

    /** All that were not deleted, by name. */
    List<Definition> all() {
        return definitions.values().stream()
                .filter(each -> !each.is(Definition.DELETED))
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
    }

    /** Whether another change was first. */
    boolean refused(String change) {
        return refused.containsKey(change);
    }

    private void put(ConnectionRecords.Change change) {
        Definition next = change.definition();
        Definition before = definitions.get(next.name());
        if (before != null && before.version() >= next.version()) {
            if (!before.equals(next)) {
                refused.put(change.id(), true);
            }
            return;
        }
        definitions.put(next.name(), next);
        changes.incrementAndGet();
        if (next.is(Definition.DELETED)) {
            activity.forget(next.name());
        } else {
            activity.expect(next.name(), next.is(Definition.ACTIVE) ? Durations.read(next.expectedEvery()) : null);
        }
    }
}
