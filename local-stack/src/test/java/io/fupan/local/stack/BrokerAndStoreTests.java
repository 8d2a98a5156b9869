package io.fupan.local.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.local.broker.Storage;
import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.process.Ports;
import io.fupan.local.process.ProcessRecord;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real broker and the store, each in its own process. */
class BrokerAndStoreTests {

    private static final TopicPartition DEALS = new TopicPartition("deals", 0);

    @TempDir
    private Path folder;

    private DataFolder data;
    private Addresses addresses;
    private Stack stack;

    @BeforeEach
    void start() throws InterruptedException {
        data = new DataFolder(folder.resolve("data, with a comma and spaces"));
        data.prepare();
        addresses = Addresses.choose(0, data.root());
        startStack();
    }

    @AfterEach
    void stop() {
        stack.stop(StopPatience.USUAL);
    }

    @Test
    void keepsAcknowledgedRecordsWhenTheBrokerIsKilled() throws Exception {
        publish("won");
        ProcessHandle killed = process(Addresses.BROKER);

        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> isOtherThan(killed, Addresses.BROKER));
        assertThat(published()).containsExactly("won");
    }

    @Test
    void startsAStoreThatWasKilledAgainOnTheSamePort() {
        ProcessHandle killed = process(Addresses.STORE);

        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> isOtherThan(killed, Addresses.STORE));
        await().atMost(Duration.ofSeconds(30)).until(() ->
                Ports.answers(addresses.port(Addresses.STORE)));
    }

    @Test
    void findsTheDataAgainAtTheNextStartOnOtherPorts() throws Exception {
        publish("won");
        String cluster = Storage.clusterId(data.broker()).orElseThrow();
        stack.stop(StopPatience.USUAL);
        addresses = Addresses.choose(0, folder.resolve("other ports"));

        startStack();

        assertThat(published()).containsExactly("won");
        assertThat(Storage.clusterId(data.broker())).contains(cluster);
    }

    @Test
    void leavesNoProcessBehindWhenItStops() {
        List<ProcessHandle> processes = List.of(process(Addresses.BROKER), process(Addresses.STORE));

        stack.stop(StopPatience.USUAL);

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsNothingAgainOnceItStops() {
        ProcessHandle store = process(Addresses.STORE);

        stack.release();
        store.destroy();

        await().until(() -> !store.isAlive());
        await().during(Duration.ofSeconds(2)).until(() -> !isOtherThan(store, Addresses.STORE));
    }

    @Test
    void endsWhatAKilledLauncherLeft() {
        List<ProcessHandle> processes = List.of(process(Addresses.BROKER), process(Addresses.STORE));

        Leftovers.end(data);

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    private void startStack() throws InterruptedException {
        stack = new Stack(data, new Console(new PrintStream(OutputStream.nullOutputStream()), false));
        Parts parts = new Parts(new Installation(folder, java()), data, addresses, testClassPath());
        stack.start(parts.broker());
        stack.start(parts.store());
        stack.awaitReady();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static List<Path> testClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private ProcessHandle process(String part) {
        return ProcessRecord.read(data.record(part))
                .flatMap(ProcessRecord::running)
                .orElseThrow();
    }

    private boolean isOtherThan(ProcessHandle killed, String part) {
        return ProcessRecord.read(data.record(part))
                .flatMap(ProcessRecord::running)
                .filter(process -> process.pid() != killed.pid())
                .isPresent();
    }

    private String bootstrap() {
        return "127.0.0.1:" + addresses.port(Addresses.BROKER);
    }

    private void publish(String value) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(DEALS.topic(), 1, (short) 1))).all().get(30, SECONDS);
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(DEALS.topic(), "D-1", value)).get(30, SECONDS);
        }
    }

    private List<String> published() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(DEALS));
            consumer.seekToBeginning(List.of(DEALS));
            List<String> values = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
                return !values.isEmpty();
            });
            return values;
        }
    }
}
