package io.fupan.service.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A service that may start without the broker; this one makes topics by itself for whoever asks for them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartWithoutABrokerTests {

    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);
    private static final String NOBODY = "localhost:1";
    private static final TopicProperties WITHOUT =
            new TopicProperties(true, 2, (short) 1, Duration.ofMillis(500), true);

    private volatile String address = NOBODY;

    @BeforeAll
    static void start() {
        KAFKA.brokerProperties(Map.of("auto.create.topics.enable", "true"));
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        KAFKA.destroy();
    }

    @Test
    @Order(1)
    void endsTheStartOfAServiceThatNeedsTheBroker() {
        TopicProperties needed = new TopicProperties(true, 2, (short) 1, Duration.ofMillis(500), false);

        assertThatIllegalStateException()
                .isThrownBy(() -> new TopicsReady(broker(), needed))
                .withMessageContaining("the topics cannot be made ready");
    }

    @Test
    @Order(2)
    void keepsAWrongTopicAwayFromReadersAndWritersUntilItIsPutRight() throws Exception {
        Topic log = Topics.DEAL_EVENTS;
        address = KAFKA.getBrokersAsString();
        try (Admin admin = Admin.create(broker().admin())) {
            admin.createTopics(List.of(
                            new NewTopic(log.name(), 2, (short) 1).configs(Map.of("retention.ms", "604800000"))))
                    .all()
                    .get();

            TopicsReady ready = new TopicsReady(broker(), WITHOUT);
            Publisher publisher = new Publisher(broker(), ready);

            assertThat(ready.isReady()).isFalse();
            assertThat(ready.refusal()).contains(log.name()).contains("retention.ms");
            assertThatExceptionOfType(TopicsNotReady.class).isThrownBy(ready::require);
            assertRefuses(publisher);

            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, log.name());
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set("retention.ms"), set("retention.bytes"))))
                    .all()
                    .get();
            assertThat(ready.await(Duration.ofSeconds(30))).isTrue();
            assertThat(ready.refusal()).isNull();
            assertThat(publisher.publish(log, "D-1", new byte[] {1}).join().offset()).isZero();
            publisher.destroy();
            ready.destroy();
            admin.deleteTopics(Topics.all().stream().map(Topic::name).toList()).all().get();
        }
    }

    @Test
    @Order(3)
    void makesTheTopicsWhenTheBrokerComes() throws Exception {
        TopicsReady ready = new TopicsReady(broker(), WITHOUT);
        Publisher publisher = new Publisher(broker(), ready);

        assertThat(ready.isReady()).isFalse();
        assertThat(ready.startedWithout()).isTrue();
        assertThat(ready.refusal()).isNull();
        assertRefuses(publisher);

        address = KAFKA.getBrokersAsString();
        assertThat(ready.await(Duration.ofSeconds(30))).isTrue();
        await().untilAsserted(() -> assertThat(publisher.publish(Topics.DEAL_EVENTS, "D-2", new byte[] {1}))
                .succeedsWithin(Duration.ofSeconds(5)));
        assertThat(retention(Topics.DEAL_EVENTS)).isEqualTo("-1");
        publisher.destroy();
        ready.destroy();
    }

    @Test
    @Order(4)
    void startsAlsoWhenNobodyKnowsTheNameOfTheBroker() {
        address = "broker.invalid:9092";

        TopicsReady ready = new TopicsReady(broker(), WITHOUT);
        Publisher publisher = new Publisher(broker(), ready);

        assertThat(ready.isReady()).isFalse();
        assertRefuses(publisher);
        publisher.destroy();
        ready.destroy();
    }

    private static void assertRefuses(Publisher publisher) {
        long begin = System.nanoTime();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> publisher.publish(Topics.DEAL_EVENTS, "D", new byte[] {1}).join())
                .withCauseInstanceOf(TopicsNotReady.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    private String retention(Topic topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        try (Admin admin = Admin.create(broker().admin())) {
            return admin.describeConfigs(List.of(resource)).all().get().get(resource).get("retention.ms").value();
        }
    }

    private static AlterConfigOp set(String name) {
        return new AlterConfigOp(new ConfigEntry(name, "-1"), AlterConfigOp.OpType.SET);
    }

    private Broker broker() {
        return new Broker(new KafkaProperties(), new KafkaConnectionDetails() {
            @Override
            public List<String> getBootstrapServers() {
                return List.of(address);
            }
        });
    }
}
