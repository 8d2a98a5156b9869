package io.fupan.metrics.fold;

import io.fupan.event.topic.Topic;
import io.fupan.service.topic.Broker;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Makes sure that the logs that are folded together have equally many partitions: otherwise a thing would be told in
 * one task what another one should know, and nobody would notice.
 */
final class EquallyParted {

    EquallyParted(Broker broker) {
        try (Admin admin = Admin.create(broker.admin())) {
            check(admin.describeTopics(Input.TOPICS.stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the partitions of the logs cannot be counted: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting partitions", e);
        }
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException that names all counts, if they differ
     */
    static void check(Map<String, TopicDescription> topics) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        topics.forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        if (counts.values().stream().distinct().count() != 1) {
            throw new IllegalStateException("topics folded together need equally many partitions, but have " + counts);
        }
    }
}
