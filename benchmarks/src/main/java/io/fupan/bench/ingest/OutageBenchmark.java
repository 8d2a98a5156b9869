package io.fupan.bench.ingest;

import io.fupan.bench.process.Jvm;
import io.fupan.bench.process.Machine;
import io.fupan.event.topic.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What becomes of deliveries while the broker is away, and how much memory it takes to keep them. */
public final class OutageBenchmark {

    private static final PrintStream OUT = System.out;
    private static final Duration BEFORE = Duration.ofSeconds(20);
    private static final Duration AFTER = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private OutageBenchmark() {}

    /** Runs it with {@link Options}; ends with 1 if something was lost. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(arguments);
        Set<String> lost;
        try (Machine machine = new Machine(Machine.newFolder(options.work()), options.producer())) {
            lost = run(options, machine);
        }
        OUT.println(lost.isEmpty() ? "nothing that was accepted is missing" : lost.size() + " accepted deliveries are missing");
        System.exit(lost.isEmpty() ? 0 : 1);
    }

    private static Set<String> run(Options options, Machine machine) throws IOException, InterruptedException {
        Jvm broker = machine.startBroker();
        Jvm ingest = machine.startIngest(options.ingestJar(), options.ingestFlags());
        Watch watch = new Watch(machine.managementPort(), ingest.figures());
        Caller caller = new Caller(machine.ingestPort(), machine.token());
        caller.call(); // fetches the key
        Deliverers senders = new Deliverers(machine.ingestPort(), options.rate());
        try (senders) {
            watch(watch, BEFORE);
            OUT.println("before:  " + senders.accepted().size() + " accepted; " + senders + "; " + watch);
            broker.close();
            Caller away = whileAway(options, machine, watch);
            OUT.println("away:    " + senders.accepted().size() + " accepted; " + senders + "; " + watch);
            OUT.println("         /api/v1/events: " + away);
            long back = System.nanoTime();
            machine.startBroker();
            awaitDrained(watch);
            OUT.printf("back:    drained %.1f s after the broker was started again%n", (System.nanoTime() - back) / 1e9);
            watch(watch, AFTER);
        }
        awaitDrained(watch);
        OUT.println("after:   " + senders.accepted().size() + " accepted; " + senders + "; " + watch
                + ", resident at its peak " + ingest.figures().peakResidentMiB() + " MiB");
        Set<String> lost = new HashSet<>(senders.accepted());
        lost.removeAll(arrived(machine.brokers()));
        return lost;
    }

    private static void watch(Watch watch, Duration duration) throws InterruptedException {
        for (long end = System.nanoTime() + duration.toNanos(); System.nanoTime() < end; ) {
            watch.look();
            Thread.sleep(EVERY);
        }
    }

    private static Caller whileAway(Options options, Machine machine, Watch watch) throws IOException, InterruptedException {
        Caller caller = new Caller(machine.ingestPort(), machine.token());
        for (long end = System.nanoTime() + options.away().toNanos(); System.nanoTime() < end; ) {
            caller.call();
            watch.look();
            Thread.sleep(EVERY);
        }
        return caller;
    }

    private static void awaitDrained(Watch watch) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            watch.look();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the spool is not empty: " + watch.spooled());
            }
            Thread.sleep(Duration.ofMillis(200));
        } while (watch.spooled() > 0);
    }

    private static Set<String> arrived(String brokers) {
        Set<String> deals = new HashSet<>();
        try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAL_EVENTS.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                consumer.poll(EVERY).forEach(record -> deals.add(record.key()));
            }
        }
        return deals;
    }
}
