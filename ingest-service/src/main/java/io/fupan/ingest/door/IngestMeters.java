package io.fupan.ingest.door;

import io.fupan.ingest.delivery.Sender;
import io.fupan.service.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Counts what comes in, by {@code door} ({@code webhook} or {@code api}).
 *
 * <p>Key relationships, true whenever no request is under way:
 *
 * <pre>
 * ingest.deliveries.received = ingest.deliveries.accepted + ingest.deliveries.refused + ingest.deliveries.unavailable
 * ingest.events.received     = ingest.events.accepted + ingest.events.quarantined
 * </pre>
 *
 * <p>A delivery is accepted when it was answered 202, refused when the sender has to change something, unavailable when
 * it may send the same again. Events are counted when the broker has confirmed them; those of unavailable deliveries,
 * and of deliveries that cannot be read at all, are not. Callers without a valid token do not reach the door.
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

        private final Counter received;
        private final Counter accepted;
        private final Counter refused;
        private final Counter unavailable;
        private final Counter eventsReceived;
        private final Counter eventsAccepted;
        private final Counter eventsQuarantined;

        Door(MeterRegistry registry, String door) {
            this.received = registry.counter("ingest.deliveries.received", "door", door);
            this.accepted = registry.counter("ingest.deliveries.accepted", "door", door);
            this.refused = registry.counter("ingest.deliveries.refused", "door", door);
            this.unavailable = registry.counter("ingest.deliveries.unavailable", "door", door);
            this.eventsReceived = registry.counter("ingest.events.received", "door", door);
            this.eventsAccepted = registry.counter("ingest.events.accepted", "door", door);
            this.eventsQuarantined = registry.counter("ingest.events.quarantined", "door", door);
        }

        /** Answers a delivery with 202, or with what it was refused for, and counts it. */
        ResponseEntity<Acceptance> answer(Supplier<Acceptance> delivery) {
            received.increment();
            Counter outcome = unavailable;
            try {
                Acceptance acceptance = delivery.get();
                outcome = accepted;
                return ResponseEntity.accepted().body(acceptance);
            } catch (Problem problem) {
                outcome = problem.getStatusCode().is4xxClientError() ? refused : unavailable;
                throw problem;
            } finally {
                outcome.increment();
            }
        }

        void events(int good, int bad) {
            eventsReceived.increment(good + bad);
            eventsAccepted.increment(good);
            eventsQuarantined.increment(bad);
        }
    }
}
