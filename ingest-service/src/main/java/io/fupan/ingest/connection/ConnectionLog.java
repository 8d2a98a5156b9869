package io.fupan.ingest.connection;

import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Writes changes of connections, and returns when this instance knows them. */
final class ConnectionLog {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration VIEW_PATIENCE = Duration.ofSeconds(5);

    private final Publisher publisher;
    private final ConnectionRegistry registry;
    private final LogFollower follower;

    ConnectionLog(Publisher publisher, ConnectionRegistry registry, LogFollower follower) {
        this.publisher = publisher;
        this.registry = registry;
        this.follower = follower;
    }

    /**
     * Writes a change.
     *
     * @throws Problem 409 if another instance changed the same version first, 503 if the broker is away
     */
    void write(Definition next) {
        ConnectionRecords.Change change = new ConnectionRecords.Change(UUID.randomUUID().toString(), next);
        try {
            follow(publish(change));
            if (registry.refused(change.id())) {
                repair(next.name());
                throw Problem.conflict("stale-version", "Somebody else changed the connection at the same time.");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /** The topic keeps the last record of a key, which now is the one that lost; so the one that won is said again. */
    private void repair(String name) throws ExecutionException, InterruptedException, TimeoutException {
        Definition winner = registry.find(name);
        if (winner != null) {
            Definition again = winner.changed(winner.version() + 1, winner.changedAt(), winner.changedBy());
            follow(publish(new ConnectionRecords.Change(UUID.randomUUID().toString(), again)));
        }
    }

    private RecordMetadata publish(ConnectionRecords.Change change)
            throws ExecutionException, InterruptedException, TimeoutException {
        return publisher
                .publish(Topics.CONNECTIONS, change.definition().name(), change.bytes())
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void follow(RecordMetadata written) throws InterruptedException, TimeoutException {
        TopicPartition partition = new TopicPartition(written.topic(), written.partition());
        if (!follower.await(partition, written.offset(), VIEW_PATIENCE)) {
            throw new TimeoutException("the view did not follow");
        }
    }

    private static Problem unavailable() {
        return Problem.unavailable(
                "log-unavailable", "The change was not confirmed. Look whether it was made, and try again.", PATIENCE);
    }
}
