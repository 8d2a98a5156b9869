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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The broker goes away while many deliver, and comes back. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "fupan.ingest.connections.desk.system=paper",
            "fupan.ingest.connections.desk.secrets=pencil"
        })
@Import({TestTokens.class, PaperSystem.class})
@DirtiesContext
class BrokerOutageTests {

    private static final int SENDERS = 8;

    @TempDir
    private static Path folder;

    private static Cut way;
    private static EmbeddedKafkaKraftBroker broker;

    @Autowired
    private MeterRegistry meters;

    @Value("${local.server.port}")
    private int port;

    private Client client;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry registry) throws IOException {
        way = new Cut();
        broker = new EmbeddedKafkaKraftBroker(1, 4);
        broker.brokerProperty("advertised.listeners", "EXTERNAL://localhost:" + way.port());
        broker.afterPropertiesSet();
        way.to(Integer.parseInt(broker.getBrokersAsString().replaceAll(".*:", "")));
        registry.add("spring.kafka.bootstrap-servers", () -> "localhost:" + way.port());
        registry.add("fupan.ingest.key-file", () -> folder.resolve("keys.json"));
        registry.add("fupan.ingest.spool.directory", () -> folder.resolve("spool"));
    }

    @AfterAll
    static void stop() throws IOException {
        way.close();
        broker.destroy();
    }

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @Test
    void losesNothingThatItSaidYesTo() throws Exception {
        Set<String> accepted = new ConcurrentSkipListSet<>();
        AtomicInteger numbers = new AtomicInteger();
        Instant stop = Instant.now().plusSeconds(14);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                senders.submit(() -> deliverUntil(stop, numbers, accepted));
            }
            await().until(() -> accepted.size() > 200);
            way.off();
            int before = accepted.size();

            assertThatCallersWithATokenAreToldSoon();
            await().atMost(Duration.ofSeconds(8)).until(() -> accepted.size() > before + 500);
            assertThat(meters.get("ingest.spool.deliveries").gauge().value()).isPositive();

            way.on();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> meters.get("ingest.spool.deliveries").gauge().value() == 0);
        Set<String> arrived = new Records("localhost:" + way.port())
                .of(Topics.DEAL_EVENTS).stream()
                        .map(each -> Families.DEAL.read(each.value()).subject())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(arrived).containsAll(accepted);
        assertThat(accepted).hasSizeGreaterThan(700);
    }

    private void assertThatCallersWithATokenAreToldSoon() {
        Instant start = Instant.now();
        Answer answer = client.events(Events.won("outage"), Client.SINGLE);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(2500));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("retry-after")).isPresent();
    }

    private void deliverUntil(Instant stop, AtomicInteger numbers, Set<String> accepted) {
        while (Instant.now().isBefore(stop)) {
            String deal = "outage-" + numbers.incrementAndGet();
            Answer answer = client.paper("/webhooks/paper/desk", "won " + deal);
            if (answer.status() == 200) {
                accepted.add(deal);
            }
        }
    }
}
