package io.fupan.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.backends.Backends;
import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.service.metric.CellView;
import io.fupan.service.topic.Publisher;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Several instances of the whole service share a broker and a store. */
class ScaleOutTests {

    private static final int PARTITIONS = 4;
    private static final LocalDate TODAY = LocalDate.parse("2025-06-30");
    private static final Backends BACKENDS = Backends.another();

    private final MetricCatalogue catalogue = new MetricCatalogue(Currency.getInstance("USD"));
    private final Map<String, List<Event<DealFact>>> deals = new HashMap<>();
    private final Map<String, Long> written = new TreeMap<>();

    /** Far longer than this test is patient: only who says that it leaves is gone before. */
    private static final int LONG_SESSION = 120_000;

    private static final int SHORT_SESSION = 6_000;

    @Test
    void shareTheWorkAndTakeItOverFromWhoIsStoppedOrKilled() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext one = start("one")) {
            ConfigurableApplicationContext two = start("two");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(active(one)).isEqualTo(2);
                assertThat(active(two)).isEqualTo(2);
                assertThat(standbys(one)).isEqualTo(2);
            });
            tell(one, 0, 30);
            awaitRightNumbers(one);
            awaitRightNumbers(two);
            assertThat(cut(one)).isEqualTo(cut(two));

            two.close();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(active(one)).isEqualTo(PARTITIONS));
            tell(one, 20, 50);
            awaitRightNumbers(one);

            Process three = startProcess("three");
            try {
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(active(one)).isEqualTo(2));
                tell(one, 40, 80);
                awaitRightNumbers(one);
            } finally {
                three.destroyForcibly().waitFor();
            }
            tell(one, 0, 100);
            awaitRightNumbers(one);
            assertThat(active(one)).isEqualTo(PARTITIONS);
            assertThat(dropped(one)).hasSizeGreaterThanOrEqualTo(PARTITIONS).containsOnly(0.0);
        }
    }

    private static List<Double> dropped(ConfigurableApplicationContext instance) {
        return instance.getBean(StreamsBuilderFactoryBean.class).getKafkaStreams().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("dropped-records-total"))
                .map(metric -> (Double) metric.getValue().metricValue())
                .toList();
    }

    private void awaitRightNumbers(ConfigurableApplicationContext instance) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(cut(instance)).containsAllEntriesOf(written));
        List<MetricValue> shown = instance.getBean(CellView.class).index().read(this::answers);
        assertThat(shown).isEqualTo(answers(recomputed(instance.getBean(Reporting.class))));
    }

    /** Every metric that needs no parameter, of all deals and of one representative. */
    private List<MetricValue> answers(CellReader cells) {
        return catalogue.definitions().stream()
                .filter(metric -> metric.parameters().stream().noneMatch(metric::requires) && !metric.requires("stage"))
                .flatMap(metric -> Stream.of("org", "rep:Rep 1").map(scope -> catalogue.evaluate(
                        cells,
                        Reference.empty(),
                        MetricQuery.of(metric.metric(), Scope.parse(scope), Period.all(TODAY)))))
                .toList();
    }

    private CellTable recomputed(Reporting reporting) {
        CellTable table = new CellTable();
        deals.forEach((id, events) -> table.addAll(Contributions.sum(
                Contributions.of(DealFold.fold(id, events), Reference.empty(), reporting))));
        return table;
    }

    /** What happens to some deals; what is told again changes the deal. */
    private void tell(ConfigurableApplicationContext through, int from, int to) {
        Publisher publisher = through.getBean(Publisher.class);
        for (int number = from; number < to; number++) {
            for (DealFact fact : facts(number)) {
                Event<DealFact> event = event("D-" + number, fact);
                RecordMetadata at = publisher.publish(Topics.DEAL_EVENTS, event.subject(), Families.DEAL.write(event)).join();
                written.merge(at.topic() + '-' + at.partition(), at.offset() + 1, Math::max);
            }
        }
    }

    private List<DealFact> facts(int number) {
        Money amount = Money.of(String.valueOf(100 + number), "USD");
        return deals.containsKey("D-" + number)
                ? List.of(new DealFact.AmountChanged(Money.of(String.valueOf(7 + number), "USD")))
                : List.of(
                        new DealFact.Created(
                                null, "sales", "Prospecting", "Rep " + number % 5, "GTX Pro", null, amount, null, null, null),
                        number % 3 == 0 ? new DealFact.Lost(null, null) : new DealFact.Won(amount));
    }

    private Event<DealFact> event(String deal, DealFact fact) {
        List<Event<DealFact>> before = deals.computeIfAbsent(deal, first -> new ArrayList<>());
        Instant time = Instant.parse("2025-03-01T10:00:00Z").plus(Duration.ofDays(before.size()));
        Event<DealFact> event = new Event<>(
                deal + '-' + before.size(), "/crm", Families.DEAL.typeOf(fact.getClass()), deal, time,
                null, null, null, null, fact);
        before.add(event);
        return event;
    }

    private static Map<String, Long> cut(ConfigurableApplicationContext instance) {
        return instance.getBean(CellView.class).index().cut();
    }

    private static long active(ConfigurableApplicationContext instance) {
        return threads(instance).flatMap(thread -> thread.activeTasks().stream()).map(TaskMetadata::taskId).count();
    }

    private static long standbys(ConfigurableApplicationContext instance) {
        return threads(instance).flatMap(thread -> thread.standbyTasks().stream()).count();
    }

    private static Stream<ThreadMetadata> threads(ConfigurableApplicationContext instance) {
        return instance.getBean(StreamsBuilderFactoryBean.class).getKafkaStreams().metadataForLocalThreads().stream();
    }

    private static ConfigurableApplicationContext start(String name) {
        return new SpringApplicationBuilder(MetricsApplication.class).run(settings(name, 0, LONG_SESSION));
    }

    /** One that can be killed; returns when it is ready. */
    private static Process startProcess(String name) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), MetricsApplication.class.getName()));
        command.addAll(List.of(settings(name, port, SHORT_SESSION)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "scale-out-" + name + ".log").toFile())
                .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .build();
            await().atMost(Duration.ofSeconds(120)).ignoreExceptionsInstanceOf(IOException.class).until(() ->
                    http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
        }
        return process;
    }

    private static String[] settings(String name, int managementPort, int session) {
        return new String[] {
            "--server.port=0",
            "--management.server.port=" + managementPort,
            "--spring.kafka.bootstrap-servers=" + BACKENDS.brokers(),
            "--spring.mongodb.uri=" + BACKENDS.store() + "/fupan-" + name,
            "--spring.kafka.streams.state-dir=target/scale-out-" + ProcessHandle.current().pid() + "/" + name,
            "--fupan.metrics.instance=" + name,
            "--fupan.topics.partitions=" + PARTITIONS,
            "--logging.level.de.bwaldvogel=error",
            "--spring.cloud.stream.kafka.streams.binder.configuration.session.timeout.ms=" + session
        };
    }
}
