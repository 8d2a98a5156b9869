package io.fupan.metrics.monitor;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.monitor.MonitorFact;
import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes changes of monitors, and returns when this instance knows them. */
final class MonitorLog {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Publisher publisher;
    private final LogFollower follower;
    private final Monitors monitors;
    private final Clock clock;

    MonitorLog(Publisher publisher, LogFollower follower, Monitors monitors, Clock clock) {
        this.publisher = publisher;
        this.follower = follower;
        this.monitors = monitors;
        this.clock = clock;
    }

    /**
     * Writes what a monitor is now.
     *
     * @throws Problem 409 if somebody else changed the same version first, 503 if the log is away
     */
    Monitor define(String id, MonitorFact.Defined fact) {
        String change = UUID.randomUUID().toString();
        write(id, event(change, id, fact));
        Monitor now = monitors.find(id);
        if (monitors.refused(change)) {
            // The topic keeps the last record of a key, which now is the one that lost; so the one that won is said again.
            if (now != null) {
                write(id, event(UUID.randomUUID().toString(), id, now.fact(now.version() + 1)));
            }
            throw Problem.conflict("stale-version", "Somebody else changed the monitor at the same time.");
        }
        if (now == null) {
            throw Problem.conflict("stale-version", "Somebody else deleted the monitor at the same time.");
        }
        return now;
    }

    /** Deletes a monitor; alerts that are open are resolved by that. */
    void delete(String id) {
        write(id, null);
    }

    private byte[] event(String change, String id, MonitorFact.Defined fact) {
        return Families.MONITOR.write(new Event<>(
                change, "/metrics", Families.MONITOR.typeOf(fact.getClass()), id, clock.instant(), null, null, null,
                null, fact));
    }

    private void write(String id, byte @Nullable [] value) {
        try {
            RecordMetadata at = publisher.publish(Topics.MONITORS, id, value).get();
            if (!follower.await(new TopicPartition(at.topic(), at.partition()), at.offset(), PATIENCE)) {
                throw new TimeoutException("the view did not follow");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static Problem unavailable() {
        return Problem.unavailable(
                "log-unavailable",
                "The change was not confirmed. Look whether it was made, and try again.",
                Duration.ofSeconds(2));
    }
}
