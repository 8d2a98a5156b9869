package io.fupan.report.retro;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.retro.RetroFact;
import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Writes what was decided to the log, and tells what the log made of it. */
public final class Decisions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Publisher publisher;
    private final LogFollower follower;
    private final Retros retros;
    private final Clock clock;

    Decisions(Publisher publisher, LogFollower follower, Retros retros, Clock clock) {
        this.publisher = publisher;
        this.follower = follower;
        this.retros = retros;
        this.clock = clock;
    }

    /**
     * Publishes a fact about a retro and waits until the log has decided on it.
     *
     * @param eventId the same for the same request
     * @return the retro afterwards
     * @throws Problem 409 if the log refused it, 503 if it is not decided yet
     */
    public Retro decide(String retro, String eventId, RetroFact fact) {
        Event<RetroFact> event = new Event<>(
                eventId, "/report", Families.RETRO.typeOf(fact.getClass()), retro, clock.instant(), null, null, null,
                null, fact);
        await(follower, publish(publisher, retro, Families.RETRO.write(event)));
        Retro after = retros.find(retro);
        if (after == null) {
            throw undecided();
        }
        Retro.Refusal refusal = after.refusalOf(eventId);
        if (refusal != null) {
            throw Problem.conflict(slug(refusal.reason()), refusal.detail()).with("version", after.version());
        }
        return after;
    }

    private static RecordMetadata publish(Publisher publisher, String key, byte[] value) {
        return written(publisher.publish(Topics.RETRO_EVENTS, key, value));
    }

    /** The place of a record once it is safe; 503 if the broker does not confirm it. */
    public static RecordMetadata written(java.util.concurrent.CompletableFuture<RecordMetadata> sending) {
        try {
            return sending.get();
        } catch (ExecutionException e) {
            throw Problem.unavailable("log-unavailable", "The log did not confirm the record.", Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw undecided();
        }
    }

    /** Waits until a view has a record; 503 if it takes too long. */
    public static void await(LogFollower follower, RecordMetadata written) {
        try {
            TopicPartition partition = new TopicPartition(written.topic(), written.partition());
            if (!follower.await(partition, written.offset(), PATIENCE)) {
                throw undecided();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw undecided();
        }
    }

    private static Problem undecided() {
        return Problem.unavailable(
                "not-decided-yet",
                "The request is in the log, but not decided yet; send it again with the same Idempotency-Key.",
                Duration.ofSeconds(2));
    }

    private static String slug(String reason) {
        return reason.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
