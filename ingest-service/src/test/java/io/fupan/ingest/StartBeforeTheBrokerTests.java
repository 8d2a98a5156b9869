package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The service is there before the broker, whose topics nobody has made yet or somebody has made wrong. */
class StartBeforeTheBrokerTests {

    @TempDir
    private Path folder;

    private Cut way;
    private EmbeddedKafkaKraftBroker broker;

    @BeforeEach
    void cutTheWay() throws IOException {
        way = new Cut();
        way.off();
        broker = new EmbeddedKafkaKraftBroker(1, 4);
        broker.brokerProperty("advertised.listeners", "EXTERNAL://localhost:" + way.port());
        broker.brokerProperty("auto.create.topics.enable", "true");
    }

    @AfterEach
    void stopBroker() throws IOException {
        way.close();
        broker.destroy();
    }

    @Test
    void makesTheTopicsAndPublishesWhatItKeptWhenTheBrokerComes() throws Exception {
        try (ConfigurableApplicationContext service = start()) {
            Client client = client(service);
            Answer kept = client.webhook(Events.batch(Events.won("early")));
            Instant asked = Instant.now();
            Answer told = client.events(Events.won("caller"), Client.SINGLE);
            Duration waited = Duration.between(asked, Instant.now());

            assertThat(kept.status()).isEqualTo(202);
            assertThat(told.status()).isEqualTo(503);
            assertThat(told.response().headers().firstValue("retry-after")).isPresent();
            assertThat(waited).isLessThan(Duration.ofSeconds(2));
            assertThat(client.get("/api/v1/targets", "admin").status()).isEqualTo(503);
            assertThat(readiness(service)).isEqualTo("UP");
            assertThat(spooled(service)).isEqualTo(1);

            startBroker();
            way.on();

            await().atMost(Duration.ofSeconds(60)).until(() -> spooled(service) == 0);
            assertThat(subjects()).containsOnly("early");
            assertThat(setting("retention.ms")).isEqualTo("-1");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(client.get("/api/v1/targets", "admin").status()).isEqualTo(200));
            assertThat(readiness(service)).isEqualTo("UP");
            assertThat(client.events(Events.won("later"), Client.SINGLE).status()).isEqualTo(202);
        }
    }

    @Test
    void keepsWhatComesAsLongAsATopicWouldLoseIt() throws Exception {
        startBroker();
        way.on();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + way.port()))) {
            admin.createTopics(List.of(new NewTopic(Topics.DEAL_EVENTS.name(), 4, (short) 1)
                            .configs(Map.of("retention.ms", "604800000"))))
                    .all()
                    .get();
        }
        try (ConfigurableApplicationContext service = start()) {
            Client client = client(service);

            assertThat(client.webhook(Events.batch(Events.won("safe"))).status()).isEqualTo(202);
            assertThat(client.events(Events.won("caller"), Client.SINGLE).status()).isEqualTo(503);
            assertThat(readiness(service)).isEqualTo("DOWN");
            assertThat(gauge(service, "ingest.topics.refused")).isEqualTo(1);
            assertThat(spooled(service)).isEqualTo(1);
            assertThat(subjects()).isEmpty();

            putRight();

            await().atMost(Duration.ofSeconds(60)).until(() -> spooled(service) == 0);
            assertThat(subjects()).containsOnly("safe");
            assertThat(gauge(service, "ingest.topics.refused")).isZero();
            await().atMost(Duration.ofSeconds(30)).until(() -> readiness(service).equals("UP"));
        }
    }

    private void startBroker() {
        broker.afterPropertiesSet();
        way.to(Integer.parseInt(broker.getBrokersAsString().replaceAll(".*:", "")));
    }

    /** Of what is on the log; what a new broker confirms too late is published again, under the same id. */
    private List<String> subjects() {
        return new Records("localhost:" + way.port())
                .of(Topics.DEAL_EVENTS).stream()
                        .map(each -> Families.DEAL.read(each.value()).subject())
                        .toList();
    }

    private String setting(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + way.port()))) {
            return admin.describeConfigs(List.of(topic())).all().get().get(topic()).get(name).value();
        }
    }

    private void putRight() throws Exception {
        List<AlterConfigOp> keep = Topics.DEAL_EVENTS.settings().entrySet().stream()
                .map(each -> new AlterConfigOp(
                        new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + way.port()))) {
            admin.incrementalAlterConfigs(Map.of(topic(), keep)).all().get();
        }
    }

    private static ConfigResource topic() {
        return new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAL_EVENTS.name());
    }

    private static double spooled(ConfigurableApplicationContext service) {
        return gauge(service, "ingest.spool.deliveries");
    }

    private static double gauge(ConfigurableApplicationContext service, String name) {
        return service.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    private static String readiness(ConfigurableApplicationContext service) {
        int port = service.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
        return new Client(port).get("/actuator/health/readiness", null).text("status");
    }

    private static Client client(ConfigurableApplicationContext service) {
        return new Client(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(IngestApplication.class, TestTokens.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.kafka.bootstrap-servers=localhost:" + way.port(),
                        "--fupan.ingest.connections.acme.secrets=" + Client.SECRET,
                        "--fupan.ingest.key-file=" + folder.resolve("keys.json"),
                        "--fupan.ingest.spool.directory=" + folder.resolve("spool"),
                        "--fupan.ingest.imports.directory=" + folder.resolve("imports"));
    }
}
