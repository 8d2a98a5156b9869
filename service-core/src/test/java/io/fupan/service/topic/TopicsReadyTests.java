package io.fupan.service.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.apache.kafka.common.config.ConfigResource;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopicsReadyTests {

    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1);
    private static final TopicProperties FOUR_PARTITIONS =
            new TopicProperties(true, 4, (short) 1, Duration.ofSeconds(30), false);

    @BeforeAll
    static void start() {
        KAFKA.brokerProperties(Map.of("auto.create.topics.enable", "false"));
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        KAFKA.destroy();
    }

    @Test
    @Order(1)
    void refusesATopicThatWouldLoseData() throws Exception {
        Topic log = Topics.DEAL_EVENTS;
        try (Admin admin = Admin.create(broker().admin())) {
            admin.createTopics(List.of(
                            new NewTopic(log.name(), 4, (short) 1).configs(Map.of("retention.ms", "604800000"))))
                    .all()
                    .get();

            assertThatIllegalStateException()
                    .isThrownBy(() -> new TopicsReady(broker(), FOUR_PARTITIONS))
                    .withMessageContaining(log.name())
                    .withMessageContaining("retention.ms");

            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, log.name());
            AlterConfigOp set = new AlterConfigOp(new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET);
            AlterConfigOp keep =
                    new AlterConfigOp(new ConfigEntry("retention.bytes", "-1"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set, keep))).all().get();
            await().untilAsserted(() ->
                    assertThatNoException().isThrownBy(() -> new TopicsReady(broker(), FOUR_PARTITIONS)));
        }
    }

    @Test
    @Order(2)
    void createsWhatIsMissingAndLeavesWhatIsThere() throws Exception {
        new TopicsReady(broker(), FOUR_PARTITIONS);

        new TopicsReady(broker(), new TopicProperties(true, 8, (short) 1, Duration.ofSeconds(30), false));

        try (Admin admin = Admin.create(broker().admin())) {
            assertThat(admin.describeTopics(Topics.all().stream().map(Topic::name).toList())
                            .allTopicNames()
                            .get()
                            .values())
                    .hasSize(Topics.all().size())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
        }
    }

    @Test
    @Order(3)
    void correctsWhatOnlyChangesHowATopicIsStored() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.CELLS.name());
        try (Admin admin = Admin.create(broker().admin())) {
            AlterConfigOp large =
                    new AlterConfigOp(new ConfigEntry("segment.bytes", "1073741824"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(large))).all().get();

            await().untilAsserted(() -> {
                new TopicsReady(broker(), FOUR_PARTITIONS);
                assertThat(admin.describeConfigs(List.of(topic)).all().get().get(topic).get("segment.bytes").value())
                        .isEqualTo("16777216");
            });
        }
    }

    @Test
    @Order(4)
    void publishesAndSaysWhere() {
        Publisher publisher = new Publisher(broker(), new TopicsReady(broker(), FOUR_PARTITIONS));

        RecordMetadata written =
                publisher.publish(Topics.DEAL_EVENTS, "D-1", new byte[] {1}).join();

        assertThat(written.offset()).isZero();
        publisher.destroy();
    }

    private static Broker broker() {
        KafkaProperties properties = new KafkaProperties();
        return new Broker(properties, new KafkaConnectionDetails() {
            @Override
            public List<String> getBootstrapServers() {
                return List.of(KAFKA.getBrokersAsString());
            }
        });
    }
}
