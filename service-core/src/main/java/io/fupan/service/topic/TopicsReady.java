package io.fupan.service.topic;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that the topics exist and keep what they must keep. A bean that reads or writes topics depends on this one.
 *
 * <p>Topics are created explicitly: broker retention works on record timestamps and deletes silently, so a topic
 * that was created with a wrong retention is refused at start rather than found empty later.
 */
public final class TopicsReady {

    private static final Logger LOG = LoggerFactory.getLogger(TopicsReady.class);
    private static final Set<String> STORAGE_ONLY = Set.of("segment.bytes");

    /** Makes sure of all topics, waiting for the broker as long as the properties say. */
    TopicsReady(Broker broker, TopicProperties properties) {
        if (!properties.ensure()) {
            return;
        }
        Instant deadline = Instant.now().plus(properties.patience());
        try (Admin admin = Admin.create(broker.admin())) {
            while (true) {
                try {
                    createMissing(admin, properties);
                    check(admin);
                    return;
                } catch (ExecutionException e) {
                    if (Instant.now().isAfter(deadline) || e.getCause() instanceof InvalidTopicException) {
                        throw new IllegalStateException("the topics cannot be made ready: " + e.getCause(), e);
                    }
                    LOG.info("waiting for the broker");
                    Thread.sleep(Duration.ofMillis(500));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the topics ready", e);
        }
    }

    private static void createMissing(Admin admin, TopicProperties properties)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), properties.partitions(), properties.replication())
                        .configs(topic.settings()))
                .toList();
        for (Map.Entry<String, org.apache.kafka.common.KafkaFuture<Void>> created :
                admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get();
                LOG.info("topic created: {}", created.getKey());
            } catch (ExecutionException e) {
                // Another service starting at the same time was first.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static void check(Admin admin) throws ExecutionException, InterruptedException {
        Map<ConfigResource, Config> actual = admin.describeConfigs(
                        Topics.all().stream().map(TopicsReady::resource).toList())
                .all()
                .get();
        for (Topic topic : Topics.all()) {
            Config config = actual.get(resource(topic));
            for (Map.Entry<String, String> setting : topic.settings().entrySet()) {
                String value = config == null ? "absent" : config.get(setting.getKey()).value();
                if (!setting.getValue().equals(value)) {
                    correct(admin, topic, setting, value);
                }
            }
        }
    }

    /** What only changes how a topic is stored is set; what could have deleted something is for a person to look at. */
    private static void correct(Admin admin, Topic topic, Map.Entry<String, String> setting, String value)
            throws ExecutionException, InterruptedException {
        if (!STORAGE_ONLY.contains(setting.getKey())) {
            throw new IllegalStateException("topic %s must have %s=%s, but has %s: data would be lost"
                    .formatted(topic.name(), setting.getKey(), setting.getValue(), value));
        }
        AlterConfigOp set = new AlterConfigOp(
                new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(set))).all().get();
        LOG.info("topic setting changed: {} {}={}", topic.name(), setting.getKey(), setting.getValue());
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
