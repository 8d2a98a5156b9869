package io.fupan.metrics.fold;

import io.fupan.event.link.LinkKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends a link to where the events of the thing it tells are: to the partition of the thing's id. */
final class PartOfLink implements StreamPartitioner<String, byte[]> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, byte[] value, int partitions) {
        byte[] target = LinkKey.parse(key).target().getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(BuiltInPartitioner.partitionForKey(target, partitions)));
    }
}
