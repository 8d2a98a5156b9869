package io.fupan.metrics.fold;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.service.topic.Broker;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * What was in the logs of sales when this instance started. Until its numbers contain that, whichever instance folds it,
 * they are those of some time ago.
 */
final class Backlog {

    private final Map<String, Long> ends;
    private final Supplier<? extends Map<String, Long>> cut;
    private volatile boolean contained;

    /**
     * A backlog.
     *
     * @param ends the next offset by {@code topic-partition} of each log
     * @param cut the next offsets up to which the numbers contain the logs
     */
    Backlog(Map<String, Long> ends, Supplier<? extends Map<String, Long>> cut) {
        this.ends = Map.copyOf(ends);
        this.cut = cut;
    }

    /** Whether it has once been contained; what comes later is the business of alerts. */
    boolean isContained() {
        if (!contained) {
            Map<String, Long> reached = cut.get();
            contained = ends.entrySet().stream()
                    .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
        return contained;
    }

    /** The ends of the logs now; links are not among them, as the transform writes them itself. */
    static Map<String, Long> ends(Broker broker) {
        try (Admin admin = Admin.create(broker.admin())) {
            Map<String, Long> ends = new HashMap<>();
            admin.listOffsets(latest(admin)).all().get().forEach((log, end) -> ends.put(log.toString(), end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the ends of the logs cannot be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the ends of the logs", e);
        }
    }

    private static Map<TopicPartition, OffsetSpec> latest(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(Input.TOPICS.stream().filter(topic -> topic != Topics.LINKS).map(Topic::name).toList())
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions().forEach(
                        each -> latest.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        return latest;
    }
}
