package io.fupan.metrics.fold;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends the cells of part {@code p} to partition {@code p}: the part ends the key. */
final class PartOfCell implements StreamPartitioner<String, byte[]> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, byte[] value, int partitions) {
        int part = Integer.parseInt(key.substring(key.lastIndexOf('|') + 1));
        if (part >= partitions) {
            throw new IllegalStateException(
                    "%s has %d partitions, but the deal log has more: create it anew with as many".formatted(topic, partitions));
        }
        return Optional.of(Set.of(part));
    }
}
