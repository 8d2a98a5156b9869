package io.fupan.metrics.rolling;

import io.fupan.event.topic.Topic;
import io.fupan.service.view.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A log in memory: each topic is one partition, and a table is what its last records say. */
public final class MemoryLog implements Outlet {

    private final Map<String, List<ConsumerRecord<String, byte[]>>> topics = new HashMap<>();
    private final Map<Projection, Integer> read = new HashMap<>();
    private int failures;

    /** The next records are not taken. */
    public void failNext(int records) {
        failures = records;
    }

    @Override
    public CompletableFuture<Long> send(Outgoing outgoing) {
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
        }
        List<ConsumerRecord<String, byte[]>> records = records(outgoing.topic());
        long offset = records.size();
        records.add(new ConsumerRecord<>(outgoing.topic().name(), 0, offset, outgoing.key(), outgoing.value()));
        return CompletableFuture.completedFuture(offset);
    }

    /** All records of a topic. */
    public List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return topics.computeIfAbsent(topic.name(), name -> new ArrayList<>());
    }

    /** What a compacted topic holds. */
    public Map<String, byte[]> table(Topic topic) {
        Map<String, byte[]> table = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records(topic)) {
            table.remove(record.key());
            if (record.value() != null) {
                table.put(record.key(), record.value());
            }
        }
        return table;
    }

    /** Lets a view read what it has not read yet. */
    public void bring(Topic topic, Projection view) {
        List<ConsumerRecord<String, byte[]>> records = records(topic);
        view.apply(List.copyOf(records.subList(read.getOrDefault(view, 0), records.size())));
        read.put(view, records.size());
    }
}
