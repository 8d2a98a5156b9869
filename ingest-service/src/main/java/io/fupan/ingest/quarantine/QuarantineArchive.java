package io.fupan.ingest.quarantine;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the whole of refused items on their topic. */
final class QuarantineArchive {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Consumer<String, byte[]>> consumers;

    QuarantineArchive(Supplier<Consumer<String, byte[]>> consumers) {
        this.consumers = consumers;
    }

    /**
     * The item as it came; {@code null} if the topic does not have it any more.
     *
     * @throws Problem 503 if the broker is away
     */
    @Nullable String rawOf(String id, QuarantineView.Origin origin) {
        TopicPartition partition = new TopicPartition(Topics.QUARANTINE.name(), origin.partition());
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            if (consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L) > origin.offset()) {
                return null;
            }
            consumer.seek(partition, origin.offset());
            for (ConsumerRecord<String, byte[]> each : consumer.poll(PATIENCE)) {
                if (each.offset() == origin.offset()) {
                    return raw(id, each.value());
                }
            }
            return null;
        } catch (KafkaException e) {
            throw Problem.unavailable("log-unavailable", "The item cannot be read at present.", PATIENCE);
        }
    }

    private static @Nullable String raw(String id, byte[] value) {
        try {
            JsonNode json = EventCodec.parse(value);
            boolean same = json.path("id").asString("").equals(id);
            return same ? json.path("data").path("raw").asString(null) : null;
        } catch (Rejected e) {
            return null;
        }
    }
}
