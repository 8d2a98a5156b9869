package io.fupan.bench.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what was committed to a topic, and notes how long it took for what is expected to be there. */
final class Visible implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, Long> expected = new HashMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private final Thread reader;
    private volatile boolean stopped;

    Visible(String brokers, String topic, int partitions) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "group.id", UUID.randomUUID().toString(),
                        "isolation.level", "read_committed",
                        "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        this.reader = Thread.ofPlatform().name("visible").start(this::read);
    }

    /** From now on a record with a key that begins so is expected; it was due at a time of {@link System#nanoTime}. */
    void expect(String key, long due) {
        synchronized (expected) {
            expected.put(key, due);
        }
    }

    /** How many are still expected. */
    int missing() {
        synchronized (expected) {
            return expected.size();
        }
    }

    /** The times of what has come since the last look, in nanoseconds. */
    List<Long> take() {
        synchronized (expected) {
            List<Long> taken = List.copyOf(nanos);
            nanos.clear();
            return taken;
        }
    }

    private void read() {
        while (!stopped) {
            for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                long now = System.nanoTime();
                int part = each.key() == null ? -1 : each.key().lastIndexOf('|');
                String key = part < 0 ? each.key() : each.key().substring(0, part);
                synchronized (expected) {
                    Long due = expected.remove(key);
                    if (due != null) {
                        nanos.add(now - due);
                    }
                }
            }
        }
        consumer.close();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
