package io.fupan.metrics.deal;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Broker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The log of what was said of deals, told apart by a moment: records carry the time at which they were published. */
final class DealLog {

    private static final int MOST_EVENTS = 100_000;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BROKER_MILLIS = 5_000;

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final InstantSource clock;

    DealLog(Broker broker, InstantSource clock) {
        Map<String, Object> settings = new HashMap<>(broker.consumer());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_MILLIS);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumers = () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.clock = clock;
    }

    /**
     * What was said of the deals that something has been said of since.
     *
     * @param deals these, and those they have to do with
     * @param known what was said of them before
     * @param later what has been said since
     * @param cut next offset by {@code topic-partition}, where the one ends and the other begins
     */
    record Parted(
            Set<String> deals,
            List<Event<DealFact>> known,
            List<Event<DealFact>> later,
            SortedMap<String, Long> cut) {}

    /**
     * Parts the log at a moment.
     *
     * @param related adds to some deals those that must be looked at with them
     * @throws Problem 400 if too much was said since, 503 if the broker is away or the reading takes too long
     */
    Parted partedAt(Instant moment, Function<Set<String>, Set<String>> related) {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAL_EVENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> cut = offsets(consumer, moment, ends);
            Instant deadline = clock.instant().plus(PATIENCE);
            List<Event<DealFact>> later = new ArrayList<>();
            cut.forEach(consumer::seek);
            read(consumer, ends, deadline, (key, value) -> add(value, later));
            Set<String> deals = related.apply(subjects(later));
            List<Event<DealFact>> known = new ArrayList<>();
            if (!deals.isEmpty()) {
                consumer.seekToBeginning(partitions);
                read(consumer, cut, deadline, (key, value) -> {
                    if (deals.contains(key)) {
                        add(value, known);
                    }
                });
            }
            return new Parted(deals, known, later, written(cut));
        } catch (KafkaException e) {
            throw Problem.unavailable("log-unavailable", "The log cannot be read at present.", POLL);
        }
    }

    private static Map<TopicPartition, Long> offsets(
            Consumer<String, byte[]> consumer, Instant moment, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, Math.max(0, moment.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            offsets.put(partition, first == null ? end : Math.min(first.offset(), end));
        });
        return offsets;
    }

    private void read(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Instant deadline,
            BiConsumer<String, byte[]> reader) {
        while (isBefore(consumer, ends)) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
                if (record.offset() < end && record.key() != null && record.value() != null) {
                    reader.accept(record.key(), record.value());
                }
            }
            if (clock.instant().isAfter(deadline)) {
                throw Problem.unavailable("log-reading-too-long", "The log was not read in time.", PATIENCE);
            }
        }
    }

    private static boolean isBefore(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue());
    }

    /** What cannot be read counts for nothing, and is in quarantine. */
    private static void add(byte[] value, List<Event<DealFact>> events) {
        try {
            events.add(Families.DEAL.read(value));
        } catch (Rejected rejected) {
            return;
        }
        if (events.size() > MOST_EVENTS) {
            throw Problem.invalid(
                    "too-much-since", "reportedAt", "more than %d events were said since".formatted(MOST_EVENTS));
        }
    }

    private static Set<String> subjects(List<Event<DealFact>> events) {
        return events.stream().map(Event::subject).collect(Collectors.toSet());
    }

    private static SortedMap<String, Long> written(Map<TopicPartition, Long> cut) {
        SortedMap<String, Long> written = new TreeMap<>();
        cut.forEach((partition, offset) -> written.put(partition.topic() + '-' + partition.partition(), offset));
        return written;
    }
}
