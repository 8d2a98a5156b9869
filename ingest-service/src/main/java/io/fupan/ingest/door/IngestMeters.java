package io.fupan.ingest.door;

import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.service.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Counts what comes in, by {@code door} ({@code webhook} or {@code api}).
 *
 * <p>Key relationships, true whenever no request is under way:
 *
 * <pre>
 * ingest.deliveries.received = ingest.deliveries.accepted + ingest.deliveries.refused + ingest.deliveries.unavailable
 * ingest.events.received     = ingest.events.accepted + ingest.events.thin + ingest.events.ignored
 *                              + ingest.events.quarantined
 * </pre>
 *
 * <p>A delivery is accepted when it was answered as its sender wants it, refused when the sender has to change
 * something or its connection is paused, unavailable when it may send the same again. Events are counted as the sender counts them, when they are
 * safe; those of unavailable deliveries, and of deliveries that cannot be read at all, are not. A thin one only says
 * that a record changed, which is then asked for; an ignored one changes nothing that is kept ({@code reason}). Callers
 * without a valid token do not reach the door. {@code ingest.delivery.events} shows how many come at once.
 */
@Component
final class IngestMeters {

    private final Map<String, Door> doors;

    IngestMeters(MeterRegistry registry) {
        this.doors = Map.of(Sender.WEBHOOK, new Door(registry, Sender.WEBHOOK), Sender.API, new Door(registry, Sender.API));
    }

    Door at(String door) {
        Door known = doors.get(door);
        if (known == null) {
            throw new IllegalArgumentException("there is no door " + door);
        }
        return known;
    }

    /** The counters of one door. */
    static final class Door {

        private static final String NONE = "NONE";

        private final MeterRegistry registry;
        private final String door;
        private final Counter received;
        private final Counter accepted;
        private final Counter refused;
        private final Counter unavailable;
        private final Counter eventsReceived;
        private final Counter eventsAccepted;
        private final Counter eventsThin;
        private final Counter eventsQuarantined;
        private final DistributionSummary size;

        Door(MeterRegistry registry, String door) {
            this.registry = registry;
            this.door = door;
            this.received = registry.counter("ingest.deliveries.received", "door", door);
            this.accepted = registry.counter("ingest.deliveries.accepted", "door", door);
            this.refused = registry.counter("ingest.deliveries.refused", "door", door);
            this.unavailable = registry.counter("ingest.deliveries.unavailable", "door", door);
            this.eventsReceived = registry.counter("ingest.events.received", "door", door);
            this.eventsAccepted = registry.counter("ingest.events.accepted", "door", door);
            this.eventsThin = registry.counter("ingest.events.thin", "door", door);
            this.eventsQuarantined = registry.counter("ingest.events.quarantined", "door", door);
            this.size = registry.summary("ingest.delivery.events", "door", door);
            ignored(NONE); // there from the start, so that sums over it are never empty
        }

        /** Answers a delivery, or throws what it was refused for, and counts it. */
        <T> T answer(Supplier<T> delivery) {
            received.increment();
            Counter outcome = unavailable;
            try {
                T answer = delivery.get();
                outcome = accepted;
                return answer;
            } catch (Problem problem) {
                outcome = isMeant(problem) ? refused : unavailable;
                throw problem;
            } finally {
                outcome.increment();
            }
        }

        /** A connection that somebody paused is no trouble, though its sender may try again. */
        private static boolean isMeant(Problem problem) {
            return problem.getStatusCode().is4xxClientError()
                    || String.valueOf(problem.getBody().getType()).endsWith(":connection-paused");
        }

        /** Counts the items of a delivery that is safe. */
        void items(Contents contents) {
            size.record(contents.items().size());
            eventsReceived.increment(contents.items().size());
            eventsAccepted.increment(contents.accepted());
            eventsThin.increment(contents.thin());
            eventsQuarantined.increment(contents.refused());
            for (Item item : contents.items()) {
                if (item instanceof Item.Ignored nothing) {
                    ignored(nothing.reason()).increment();
                }
            }
        }

        private Counter ignored(String reason) {
            return registry.counter("ingest.events.ignored", "door", door, "reason", reason);
        }
    }
}
