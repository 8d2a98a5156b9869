package io.fupan.service.topic;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing, and looks at what the others keep. */
final class TopicCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);
    private static final Set<String> STORAGE_ONLY = Set.of("segment.bytes");

    private final Broker broker;
    private final TopicProperties properties;

    TopicCheck(Broker broker, TopicProperties properties) {
        this.broker = broker;
        this.properties = properties;
    }

    /** What became of it. */
    sealed interface Outcome {

        /** All topics are there and keep what they must keep. */
        record Ready() implements Outcome {}

        /** The broker did not answer, or cannot do it now. */
        record Away(Exception cause) implements Outcome {

            /** Messages count attempts and milliseconds; what they are of says whether it is the same as before. */
            @Override
            public boolean isSameAs(Outcome before) {
                return before instanceof Away(Exception earlier) && root(earlier).getClass() == root(cause).getClass();
            }

            @Override
            public String toString() {
                return root(cause).toString();
            }
        }

        /** A topic would lose what it must keep, or can never be made; trying again does not help. */
        record Refused(Exception cause) implements Outcome {

            @Override
            public String toString() {
                return String.valueOf(root(cause).getMessage());
            }
        }

        /** Whether there is nothing new to tell. */
        default boolean isSameAs(Outcome before) {
            return toString().equals(before.toString());
        }

        private static Throwable root(Exception cause) {
            Throwable root = cause instanceof ExecutionException ? cause.getCause() : cause;
            return root == null ? cause : root;
        }
    }

    /**
     * Tries once.
     *
     * @param patience until the first answer of the broker; once it is there, what is asked of it is waited for
     */
    Outcome run(Duration patience) throws InterruptedException {
        // The broker's name may not be known yet, and then not even a client can be made.
        try (Admin admin = Admin.create(broker.admin())) {
            createMissing(admin, patience);
            check(admin);
            return new Outcome.Ready();
        } catch (WrongTopic e) {
            return new Outcome.Refused(e);
        } catch (ExecutionException e) {
            return e.getCause() instanceof InvalidTopicException ? new Outcome.Refused(e) : new Outcome.Away(e);
        } catch (RuntimeException e) {
            return new Outcome.Away(e);
        }
    }

    private void createMissing(Admin admin, Duration patience) throws ExecutionException, InterruptedException {
        ListTopicsOptions soon = new ListTopicsOptions().timeoutMs((int) patience.toMillis());
        Set<String> existing = admin.listTopics(soon).names().get();
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), properties.partitions(), properties.replication())
                        .configs(topic.settings()))
                .toList();
        for (Map.Entry<String, KafkaFuture<Void>> created : admin.createTopics(missing).values().entrySet()) {
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
                        Topics.all().stream().map(TopicCheck::resource).toList())
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
            throw new WrongTopic("topic %s must have %s=%s, but has %s: data would be lost"
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

    /** A topic keeps less than it must. */
    private static final class WrongTopic extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongTopic(String message) {
            super(message);
        }
    }
}
