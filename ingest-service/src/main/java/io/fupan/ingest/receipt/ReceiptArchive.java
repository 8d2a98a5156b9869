package io.fupan.ingest.receipt;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Broker;
import io.fupan.service.topic.TopicsReady;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Finds receipts on their topic. The id of a receipt says when it was made, and the broker knows which records were
 * published from then on; so nothing has to be kept here to find one among millions.
 */
public final class ReceiptArchive {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration EARLIER = Duration.ofSeconds(5);
    private static final int BROKER_MILLIS = 2000;

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final InstantSource clock;

    ReceiptArchive(Broker broker, TopicsReady ready, InstantSource clock) {
        Map<String, Object> settings = new HashMap<>(broker.consumer());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_MILLIS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumers = () -> {
            ready.require();
            return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        };
        this.clock = clock;
    }

    /**
     * The receipt.
     *
     * @throws Problem 404 if there is none of that id, 410 if it is older than receipts are kept, 503 if the broker is
     *     away or the search takes too long
     */
    public StoredReceipt find(String id) {
        Instant madeAt = madeAt(id);
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            StoredReceipt found = search(consumer, id, madeAt);
            if (found == null) {
                throw absent(madeAt);
            }
            return found;
        } catch (KafkaException e) {
            throw Problem.unavailable("log-unavailable", "The receipts cannot be read at present.", POLL);
        }
    }

    private @Nullable StoredReceipt search(Consumer<String, byte[]> consumer, String id, Instant madeAt) {
        Map<TopicPartition, Long> ends = seek(consumer, madeAt);
        Assembly assembly = new Assembly(id);
        Instant deadline = clock.instant().plus(PATIENCE);
        while (isBefore(consumer, ends)) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null) {
                    assembly.offer(record.value());
                }
            }
            StoredReceipt whole = assembly.whole();
            if (whole != null) {
                return whole;
            }
            if (clock.instant().isAfter(deadline)) {
                throw Problem.unavailable("receipt-search-too-long", "The receipt was not found in time.", PATIENCE);
            }
        }
        return null;
    }

    /** To the first record of each partition that may belong to it; what came while the log was away lies later. */
    private static Map<TopicPartition, Long> seek(Consumer<String, byte[]> consumer, Instant madeAt) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RECEIPTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(each -> times.put(each, Math.max(0, madeAt.minus(EARLIER).toEpochMilli())));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
        return ends;
    }

    private static boolean isBefore(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue());
    }

    private Problem absent(Instant madeAt) {
        if (Topics.RECEIPTS.retention() instanceof Topic.Retention.For(Duration kept)
                && madeAt.plus(kept).isBefore(clock.instant())) {
            return Problem.of(
                    HttpStatus.GONE,
                    "receipt-expired",
                    "The delivery came at %s; receipts are kept for %d days.".formatted(madeAt, kept.toDays()));
        }
        return unknown();
    }

    private static Instant madeAt(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.version() == 7 && uuid.toString().equals(id)) {
                return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-receipt", "There is no such receipt.");
    }
}
