package io.fupan.bench.replay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far logs are written, and how far a group has read them. */
final class Position implements AutoCloseable {

    private final Admin admin;
    private final int partitions;

    Position(String brokers, int partitions) {
        this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
        this.partitions = partitions;
    }

    /** The sum of the end offsets of a topic. */
    long end(String topic) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                all(topic).stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(info -> info.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sum of what a group has committed of a topic; 0 while there is no such group. */
    long committed(String group, String topic) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(each -> each.getKey().topic().equals(topic) && each.getValue() != null)
                    .mapToLong(each -> each.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    private List<TopicPartition> all(String topic) {
        return IntStream.range(0, partitions).mapToObj(each -> new TopicPartition(topic, each)).toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
