package io.fupan.service.view;

import io.fupan.event.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows all partitions of some topics from where a projection stands to the end, and then for ever. Only committed
 * records are read. Each instance of a service follows for itself; there is no consumer group.
 */
public final class LogFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CATCH_UP_RECORDS = 10_000;

    /** What projections make of records takes several times as much memory. */
    private static final int CATCH_UP_BYTES = 4 << 20;

    private static final long CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final List<Topic> topics;
    private final Readiness ready;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Projection projection;
    private final Map<TopicPartition, Long> applied = new ConcurrentHashMap<>();
    private final Object progress = new Object();

    private volatile boolean running;
    private volatile boolean caughtUp;
    private volatile @Nullable String failure;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    /** Waits until there is something to follow. */
    @FunctionalInterface
    interface Readiness {

        /** False if it was not so in time. */
        boolean await(Duration patience) throws InterruptedException;
    }

    LogFollower(
            String name,
            List<Topic> topics,
            Readiness ready,
            Supplier<Consumer<String, byte[]>> consumers,
            Projection projection) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.ready = ready;
        this.consumers = consumers;
        this.projection = projection;
    }

    /** What the view is called in health and logs. */
    public String name() {
        return name;
    }

    /** Whether the view has once reached what was the end of the log when it started. */
    public boolean caughtUp() {
        return caughtUp && failure == null;
    }

    /** Why the view stands still, if it does. */
    public @Nullable String failure() {
        return failure;
    }

    /** The next offset of each partition, everything before which is in the view. */
    public Map<TopicPartition, Long> position() {
        return Map.copyOf(applied);
    }

    /**
     * Waits until the record at this offset is in the view.
     *
     * @return false if that did not happen in time
     */
    public boolean await(TopicPartition partition, long offset, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (progress) {
            while (applied.getOrDefault(partition, 0L) <= offset) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                progress.wait(left);
            }
            return true;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("view-" + name).daemon(true).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        if (!awaitTopics()) {
            return;
        }
        while (running) {
            try (Consumer<String, byte[]> current = consumers.get()) {
                consumer = current;
                follow(current);
            } catch (WakeupException e) {
                LOG.debug("view stopped: {}", name);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                if (running) {
                    failure = e.toString();
                    LOG.warn("view stands still, will try again: {}", name, e);
                    pause();
                }
            }
        }
    }

    /** Whether they are ready; otherwise it was stopped before. */
    private boolean awaitTopics() {
        try {
            while (running) {
                if (ready.await(POLL)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void follow(Consumer<String, byte[]> current) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> current.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        current.assign(partitions);
        seek(current, partitions);
        Map<TopicPartition, Long> goal = current.endOffsets(partitions);
        failure = null;
        long checked = System.nanoTime();
        while (running) {
            List<ConsumerRecord<String, byte[]>> records = poll(current);
            if (!records.isEmpty()) {
                projection.apply(records);
            } else {
                projection.rest();
                if (System.nanoTime() - checked > CHECK_NANOS) {
                    checked = System.nanoTime();
                    checkStore(current, partitions);
                }
            }
            advance(current, partitions, goal);
        }
    }

    private void checkStore(Consumer<String, byte[]> current, List<TopicPartition> partitions) {
        if (!projection.intact()) {
            LOG.warn("the store of the view lost data, filling it again from the log: {}", name);
            caughtUp = false;
            seek(current, partitions);
        }
    }

    /** While catching up, many records at once: a view of the latest per key writes only the last of each. */
    private List<ConsumerRecord<String, byte[]>> poll(Consumer<String, byte[]> current) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        current.poll(POLL).forEach(records::add);
        boolean more = !records.isEmpty() && !caughtUp;
        while (more && records.size() < CATCH_UP_RECORDS && bytes(records) < CATCH_UP_BYTES) {
            int before = records.size();
            current.poll(POLL).forEach(records::add);
            more = records.size() > before;
        }
        return records;
    }

    private static long bytes(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .mapToLong(record -> record.value() == null ? 0 : record.value().length)
                .sum();
    }

    private void seek(Consumer<String, byte[]> current, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = current.endOffsets(partitions);
        Map<TopicPartition, Long> positions = new HashMap<>(positionsSince(current, ends));
        positions.putAll(projection.positions(ends));
        Map<TopicPartition, Long> beginnings = current.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long from = Math.max(
                    positions.getOrDefault(partition, 0L), beginnings.getOrDefault(partition, 0L));
            current.seek(partition, from);
            applied.put(partition, from);
        }
    }

    private Map<TopicPartition, Long> positionsSince(
            Consumer<String, byte[]> current, Map<TopicPartition, Long> ends) {
        Instant since = projection.since();
        if (since == null) {
            return Map.of();
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(each -> times.put(each, since.toEpochMilli()));
        Map<TopicPartition, Long> positions = new HashMap<>(ends);
        current.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                positions.put(partition, found.offset());
            }
        });
        return positions;
    }

    private void advance(
            Consumer<String, byte[]> current, List<TopicPartition> partitions, Map<TopicPartition, Long> goal) {
        boolean moved = false;
        boolean reached = true;
        for (TopicPartition partition : partitions) {
            long position = current.position(partition);
            Long before = applied.put(partition, position);
            moved |= before == null || before != position;
            reached &= position >= goal.getOrDefault(partition, 0L);
        }
        if (reached && !caughtUp) {
            caughtUp = true;
            LOG.info("view is up to date: {}", name);
        }
        if (moved) {
            synchronized (progress) {
                progress.notifyAll();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
