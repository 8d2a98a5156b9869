package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The service is started anew while the broker is away. */
class RestartInAnOutageTests {

    @TempDir
    private static Path folder;

    private static Cut way;
    private static EmbeddedKafkaKraftBroker broker;

    @BeforeAll
    static void startBroker() throws IOException {
        way = new Cut();
        broker = new EmbeddedKafkaKraftBroker(1, 4);
        broker.brokerProperty("advertised.listeners", "EXTERNAL://localhost:" + way.port());
        broker.afterPropertiesSet();
        way.to(Integer.parseInt(broker.getBrokersAsString().replaceAll(".*:", "")));
    }

    @AfterAll
    static void stopBroker() throws IOException {
        way.close();
        broker.destroy();
    }

    @Test
    void keepsWhatComesThroughAConnectionThatWasMadeBefore() {
        String secret;
        try (ConfigurableApplicationContext first = start()) {
            Client client = client(first);
            Answer[] created = new Answer[1];
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                created[0] = client.call("POST", "/api/v1/connections", "{\"name\":\"east\",\"system\":\"standard\"}");
                return created[0].status() == 201;
            });
            secret = created[0].text("secret");
        }
        Path known = folder.resolve("spool").resolve("connections.json");
        assertThat(known).content().contains("east").doesNotContain(secret.substring("whsec_".length()));

        way.off();
        try (ConfigurableApplicationContext second = start()) {
            Client client = client(second);
            Answer kept = client.signed(secret, "/webhooks/standard/east", Events.batch(Events.won("kept")));
            Answer forged = client.signed(Client.SECRET, "/webhooks/standard/east", Events.batch(Events.won("forged")));
            Answer unknown = client.signed(secret, "/webhooks/standard/west", Events.batch(Events.won("west")));
            Answer listed = client.get("/api/v1/connections", "admin");
            Answer refused = client.get("/api/v1/quarantine", "admin");
            Answer ready = management(second).get("/actuator/health/readiness", null);
            way.on();

            assertThat(kept.status()).isEqualTo(202);
            assertThat(forged.status()).isEqualTo(401);
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(listed.status()).isEqualTo(503);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(ready.text("status")).isEqualTo("UP");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            new Records("localhost:" + way.port()).of(Topics.DEAL_EVENTS))
                    .extracting(each -> Families.DEAL.read(each.value()).subject())
                    // Sent again under the same id if the broker that is back confirms too late.
                    .isNotEmpty()
                    .containsOnly("kept"));
        }
        assertThat(Files.exists(known)).isTrue();
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(IngestApplication.class, TestTokens.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.kafka.bootstrap-servers=localhost:" + way.port(),
                        "--fupan.ingest.key-file=" + folder.resolve("keys.json"),
                        "--fupan.ingest.spool.directory=" + folder.resolve("spool"),
                        "--fupan.ingest.imports.directory=" + folder.resolve("imports"));
    }

    private static Client client(ConfigurableApplicationContext context) {
        return new Client(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static Client management(ConfigurableApplicationContext context) {
        return new Client(context.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
    }
}
