package io.fupan.feedback.entry;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Publisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings answers into the log.
 *
 * <p>Meters, by kind: {@code feedback.answers.received = feedback.answers.accepted + feedback.answers.refused}. A
 * request that the log could not take counts in none of them, only in {@code feedback.requests.unavailable}: its
 * sender repeats it.
 */
@Component
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Publisher publisher;
    private final MeterRegistry meters;

    Intake(Publisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    /**
     * Takes one answer.
     *
     * @throws Rejected if it is not valid
     * @throws Problem if the log is away
     */
    BatchAnswer.Item takeOne(Entry entry, JsonNode answer) {
        try {
            Event<FeedbackFact> event = entry.read(answer);
            publish(entry, List.of(event));
            count(entry, 1, 0);
            return BatchAnswer.Item.accepted(0, idOf(answer));
        } catch (Rejected e) {
            count(entry, 0, 1);
            throw e;
        }
    }

    /**
     * Takes the valid ones of some answers.
     *
     * @throws Problem if the log is away; some answers may then be in it, and sending all again is safe
     */
    BatchAnswer take(Entry entry, JsonNode answers) {
        List<BatchAnswer.Item> items = new ArrayList<>();
        List<Event<FeedbackFact>> events = new ArrayList<>();
        for (JsonNode answer : answers) {
            try {
                events.add(entry.read(answer));
                items.add(BatchAnswer.Item.accepted(items.size(), idOf(answer)));
            } catch (Rejected e) {
                items.add(BatchAnswer.Item.refused(items.size(), idOf(answer), e));
            }
        }
        publish(entry, events);
        BatchAnswer answer = BatchAnswer.of(items);
        count(entry, answer.accepted(), answer.refused());
        return answer;
    }

    private void publish(Entry entry, List<Event<FeedbackFact>> events) {
        try {
            List<CompletableFuture<?>> written = new ArrayList<>();
            for (Event<FeedbackFact> event : events) {
                CompletableFuture<?> one = publisher.publish(
                        Topics.FEEDBACK_EVENTS, event.subject(), Families.FEEDBACK.write(event));
                written.add(one);
                if (one.isCompletedExceptionally()) {
                    break; // the log is away, and every further record would wait as long to learn it
                }
            }
            CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            LOG.warn("the log took no feedback: {}", String.valueOf(e.getCause()));
            meters.counter("feedback.requests.unavailable", "kind", entry.kind()).increment();
            throw Problem.unavailable(
                    "log-unavailable", "The log could not confirm the answers. Send the same request again.", RETRY_AFTER);
        }
    }

    private void count(Entry entry, int accepted, int refused) {
        meters.counter("feedback.answers.received", "kind", entry.kind()).increment(accepted + refused);
        meters.counter("feedback.answers.accepted", "kind", entry.kind()).increment(accepted);
        meters.counter("feedback.answers.refused", "kind", entry.kind()).increment(refused);
    }

    private static @Nullable String idOf(JsonNode answer) {
        JsonNode id = answer.get("id");
        return id != null && id.isString() && id.asString().length() <= Fields.MAX_NAME ? id.asString() : null;
    }
}
