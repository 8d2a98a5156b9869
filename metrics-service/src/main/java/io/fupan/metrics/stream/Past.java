package io.fupan.metrics.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** What was said before a stream was opened, read again from the topics. */
final class Past {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final EventReading reading;
    private final long most;

    /**
     * The past.
     *
     * @param most how many records may be read for one stream
     */
    Past(Supplier<Consumer<String, byte[]>> consumers, EventReading reading, long most) {
        this.consumers = consumers;
        this.reading = reading;
        this.most = most;
    }

    /** What is to be read for a stream. */
    final class Stretch implements AutoCloseable {

        private final Consumer<String, byte[]> consumer;
        private final Map<TopicPartition, Long> until;
        private final boolean whole;

        private Stretch(Consumer<String, byte[]> consumer, Position from, Map<TopicPartition, Long> until) {
            this.consumer = consumer;
            this.until = until;
            consumer.assign(until.keySet());
            this.whole = isThere(from) && isShort(from);
            until.keySet().forEach(partition -> consumer.seek(partition, from.of(partition)));
        }

        /** Whether all of it is still there, and not too much. */
        boolean isWhole() {
            return whole;
        }

        /** An offset beyond the end is one of a topic that was made anew, or of an instance that has read further. */
        private boolean isThere(Position from) {
            Map<TopicPartition, Long> first = consumer.beginningOffsets(until.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(until.keySet());
            return until.keySet().stream()
                    .allMatch(each -> from.of(each) >= first.getOrDefault(each, 0L)
                            && from.of(each) <= ends.getOrDefault(each, 0L));
        }

        private boolean isShort(Position from) {
            long records = until.entrySet().stream()
                    .mapToLong(each -> Math.max(0, each.getValue() - from.of(each.getKey())))
                    .sum();
            return records <= most;
        }

        /** Hands on all events in it, in the order of each partition. */
        void read(Receiver receiver) throws IOException {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (until.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    receiver.accept(events(records));
                    deadline = System.nanoTime() + PATIENCE_NANOS;
                } else if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("the topic cannot be read");
                }
            }
        }

        private List<LiveEvent> events(ConsumerRecords<String, byte[]> records) {
            List<LiveEvent> events = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                TopicPartition from = new TopicPartition(record.topic(), record.partition());
                LiveEvent event = record.offset() < until.getOrDefault(from, 0L) ? reading.of(record) : null;
                if (event != null) {
                    events.add(event);
                }
            }
            return events;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /** Takes events; fails if the caller is gone. */
    @FunctionalInterface
    interface Receiver {

        void accept(List<LiveEvent> events) throws IOException;
    }

    /** What lies between two places. */
    Stretch between(Position from, Map<TopicPartition, Long> until) {
        Consumer<String, byte[]> consumer = consumers.get();
        try {
            return new Stretch(consumer, from, until);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }
}
