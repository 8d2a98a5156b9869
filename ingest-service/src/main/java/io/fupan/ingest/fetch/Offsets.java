package io.fupan.ingest.fetch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Which records are done. Before a record that is not, nothing may be committed after it. */
final class Offsets {

    private final Map<TopicPartition, TreeSet<Long>> open = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    synchronized void begin(TopicPartition partition, long offset) {
        open.computeIfAbsent(partition, each -> new TreeSet<>()).add(offset);
        next.put(partition, offset + 1);
    }

    synchronized void end(TopicPartition partition, long offset) {
        TreeSet<Long> offsets = open.get(partition);
        if (offsets != null) {
            offsets.remove(offset);
        }
    }

    /** What another instance goes on with. */
    synchronized void forget(Collection<TopicPartition> partitions) {
        open.keySet().removeAll(partitions);
        next.keySet().removeAll(partitions);
    }

    synchronized Map<TopicPartition, OffsetAndMetadata> done() {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        next.forEach((partition, after) -> {
            TreeSet<Long> offsets = open.get(partition);
            long first = offsets == null || offsets.isEmpty() ? after : offsets.first();
            done.put(partition, new OffsetAndMetadata(first));
        });
        return done;
    }
}
