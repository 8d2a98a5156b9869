package io.fupan.metrics.stream;

import io.fupan.service.view.Projection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The latest events, held once for all streams. Each stream reads them at its own pace; what the slowest has not read
 * when the buffer is full is gone for it. While there is no stream, nothing is held, and records are not even read.
 */
final class Feed implements Projection {

    private static final int MOST_AT_ONCE = 500;

    private final EventReading reading;
    private final @Nullable LiveEvent[] buffer;
    private final Map<TopicPartition, Long> position = new HashMap<>();
    private int readers;
    private long end;
    private boolean closed;

    /**
     * A feed.
     *
     * @param size how many events it holds
     */
    Feed(EventReading reading, int size) {
        this.reading = reading;
        this.buffer = new @Nullable LiveEvent[size];
    }

    /** What a stream sees of the feed: from when it was opened on. */
    final class Reader implements AutoCloseable {

        private final Map<TopicPartition, Long> start;
        private long place;

        private Reader(Map<TopicPartition, Long> start, long place) {
            this.start = Map.copyOf(start);
            this.place = place;
        }

        /** The next offset of each partition when it was opened: events from there on are read here. */
        Map<TopicPartition, Long> start() {
            return start;
        }

        /**
         * The next events; none if none came in time.
         *
         * @throws TooSlow if some are gone
         * @throws Closed if there will be no more
         */
        List<LiveEvent> next(Duration patience) throws InterruptedException {
            List<LiveEvent> events = take(place, patience);
            place += events.size();
            return events;
        }

        @Override
        public void close() {
            leave();
        }
    }

    /** Events are gone that were not read yet. */
    static final class TooSlow extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** The service ends. */
    static final class Closed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Begins to read. */
    synchronized Reader open() {
        readers++;
        return new Reader(position, end);
    }

    /** Whether it is known where the log ends. */
    synchronized boolean isReady() {
        return !position.isEmpty();
    }

    /** Lets all who read or wait end. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** It begins where the log ends; after a pause it goes on where it was. */
    @Override
    public synchronized Map<TopicPartition, Long> positions(Map<TopicPartition, Long> ends) {
        ends.forEach(position::putIfAbsent);
        return Map.copyOf(position);
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (!passedOver(record)) {
                add(record, reading.of(record));
            }
        }
    }

    /** Whoever opens a reader later begins behind the record. */
    private synchronized boolean passedOver(ConsumerRecord<String, byte[]> record) {
        if (readers == 0) {
            moveBehind(record);
        }
        return readers == 0;
    }

    private synchronized void add(ConsumerRecord<String, byte[]> record, @Nullable LiveEvent event) {
        moveBehind(record);
        if (event != null) {
            buffer[(int) (end % buffer.length)] = event;
            end++;
            notifyAll();
        }
    }

    private void moveBehind(ConsumerRecord<String, byte[]> record) {
        position.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private synchronized void leave() {
        readers--;
        if (readers == 0) {
            Arrays.fill(buffer, null);
        }
    }

    private synchronized List<LiveEvent> take(long place, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (place == end && !closed) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        if (closed) {
            throw new Closed();
        }
        if (end - place > buffer.length) {
            throw new TooSlow();
        }
        List<LiveEvent> events = new ArrayList<>();
        for (long at = place; at < end && events.size() < MOST_AT_ONCE; at++) {
            LiveEvent event = buffer[(int) (at % buffer.length)];
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }
}
