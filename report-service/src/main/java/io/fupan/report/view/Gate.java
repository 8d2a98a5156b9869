package io.fupan.report.view;

import io.fupan.service.view.Projection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds views still while a report is read from them, so that all that is read stands at one cut. Views are written by
 * the followers of this process only; while a report is being made they wait.
 */
public final class Gate {

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final SortedMap<String, Long> offsets = new TreeMap<>();

    /** A projection that waits while something is being read. */
    public Projection guarding(Projection projection) {
        return new Guarded(projection);
    }

    /** Runs a reading with the next offset by {@code topic-partition} of what it will see. */
    public <T> T still(Function<SortedMap<String, Long>, T> reading) {
        lock.readLock().lock();
        try {
            return reading.apply(new TreeMap<>(offsets));
        } finally {
            lock.readLock().unlock();
        }
    }

    private final class Guarded implements Projection {

        private final Projection projection;

        private Guarded(Projection projection) {
            this.projection = projection;
        }

        @Override
        public Map<TopicPartition, Long> positions() {
            lock.writeLock().lock();
            try {
                Map<TopicPartition, Long> positions = projection.positions();
                positions.forEach((partition, next) -> offsets.put(partition.toString(), next));
                return positions;
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        public boolean intact() {
            return projection.intact();
        }

        @Override
        public void rest() {
            projection.rest();
        }

        @Override
        public void apply(List<ConsumerRecord<String, byte[]>> records) {
            lock.writeLock().lock();
            try {
                projection.apply(records);
                records.forEach(record ->
                        offsets.put(record.topic() + '-' + record.partition(), record.offset() + 1));
            } finally {
                lock.writeLock().unlock();
            }
        }
    }
}
