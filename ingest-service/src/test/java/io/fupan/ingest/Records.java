package io.fupan.ingest;

import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** What is on the topics now. */
record Records(String brokers) {

    List<ConsumerRecord<String, byte[]>> of(Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (records.size() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    List<ConsumerRecord<String, byte[]>> of(Topic topic, String key) {
        return of(topic).stream().filter(each -> each.key().equals(key)).toList();
    }

    List<JsonNode> ofReceipt(Topic topic, String receipt) {
        return of(topic).stream()
                .map(each -> EventCodec.parse(each.value()))
                .filter(json -> json.path("id").asString("").startsWith(receipt)
                        || json.path("data").path("receipt").asString("").equals(receipt))
                .toList();
    }
}
