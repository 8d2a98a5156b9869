package io.fupan.service.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.event.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFollowerTests {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.CELLS.name(), 0);

    private final List<Long> applied = Collections.synchronizedList(new ArrayList<>());
    private final MockConsumer<String, byte[]> log = log(3);
    private LogFollower follower;

    @AfterEach
    void stop() {
        follower.stop();
    }

    @Test
    void hasCaughtUpOnceEverythingThatWasThereIsApplied() {
        follower = follow(offsets());

        follower.start();

        await().until(follower::caughtUp);
        assertThat(applied).containsExactly(0L, 1L, 2L);
        assertThat(follower.position()).containsEntry(PARTITION, 3L);
    }

    @Test
    void startsWhereTheProjectionStands() {
        follower = follow(new Recorder(Map.of(PARTITION, 2L)));

        follower.start();

        await().until(follower::caughtUp);
        assertThat(applied).containsExactly(2L);
    }

    @Test
    void takesNoMoreAtOnceThanThereIsMemoryForWhileItCatchesUp() {
        MockConsumer<String, byte[]> large = log(12, 1 << 20);
        large.setMaxPollRecords(1);
        List<Integer> together = Collections.synchronizedList(new ArrayList<>());
        follower = new LogFollower("test", List.of(Topics.CELLS), patience -> true, () -> large, records -> together.add(records.size()));

        follower.start();

        await().until(follower::caughtUp);
        assertThat(together).containsExactly(4, 4, 4);
    }

    @Test
    void letsAWriterWaitForItsRecord() throws Exception {
        follower = follow(offsets());
        follower.start();

        assertThat(follower.await(PARTITION, 2, Duration.ofSeconds(10))).isTrue();
        assertThat(follower.await(PARTITION, 3, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void saysWhyItStandsStillAndGoesOnWhenTheStoreIsBack() {
        Recorder broken = offsets();
        broken.failures = 2;
        List<MockConsumer<String, byte[]>> logs = new ArrayList<>(List.of(log, log(3), log(3)));
        follower = new LogFollower("test", List.of(Topics.CELLS), patience -> true, logs::removeFirst, broken);

        follower.start();

        await().until(() -> follower.failure() != null);
        await().until(follower::caughtUp);
        assertThat(applied).containsExactly(0L, 1L, 2L);
        assertThat(follower.failure()).isNull();
    }

    @Test
    void asksTheLogForNothingBeforeTheTopicsAreReady() {
        AtomicInteger waits = new AtomicInteger();
        AtomicBoolean ready = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        LogFollower.Readiness topics = patience -> {
            waits.incrementAndGet();
            return ready.get();
        };
        follower = new LogFollower("test", List.of(Topics.CELLS), topics, () -> {
            asked.incrementAndGet();
            return log;
        }, offsets());

        follower.start();

        await().until(() -> waits.get() > 3);
        assertThat(asked).hasValue(0);
        assertThat(follower.caughtUp()).isFalse();
        ready.set(true);
        await().until(follower::caughtUp);
        assertThat(applied).containsExactly(0L, 1L, 2L);
    }

    @Test
    void stopsWhileItWaitsForTheTopics() {
        follower = new LogFollower("test", List.of(Topics.CELLS), patience -> false, () -> log, offsets());
        follower.start();
        long begin = System.nanoTime();

        follower.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1", "3, 0"})
    void startsAtTheTimeFromWhichOnRecordsAreWanted(long millis, int read) {
        Recorder recent = offsets();
        recent.since = Instant.ofEpochMilli(millis);
        follower = follow(recent);

        follower.start();

        await().until(follower::caughtUp);
        assertThat(applied).hasSize(read).doesNotContain(0L);
        assertThat(follower.position()).containsEntry(PARTITION, 3L);
    }

    private LogFollower follow(Projection projection) {
        return new LogFollower("test", List.of(Topics.CELLS), patience -> true, () -> log, projection);
    }

    private Recorder offsets() {
        return new Recorder(Map.of());
    }

    private final class Recorder implements Projection {

        private final Map<TopicPartition, Long> positions;
        private int failures;
        private @Nullable Instant since;

        Recorder(Map<TopicPartition, Long> positions) {
            this.positions = positions;
        }

        @Override
        public Map<TopicPartition, Long> positions() {
            return positions;
        }

        @Override
        public @Nullable Instant since() {
            return since;
        }

        @Override
        public void apply(List<ConsumerRecord<String, byte[]>> records) {
            if (failures-- > 0) {
                throw new IllegalStateException("the store is away");
            }
            records.forEach(record -> applied.add(record.offset()));
        }
    }

    private static MockConsumer<String, byte[]> log(long records) {
        return log(records, 0);
    }

    private static MockConsumer<String, byte[]> log(long records, int bytes) {
        MockConsumer<String, byte[]> log = new MockConsumer<>("earliest") {
            /** Each record was published as many milliseconds after 1970 as its offset says. */
            @Override
            public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
                Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
                times.forEach((partition, time) ->
                        found.put(partition, time < records ? new OffsetAndTimestamp(time, time) : null));
                return found;
            }
        };
        Node node = new Node(0, "localhost", 1);
        Node[] nodes = {node};
        log.updatePartitions(PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, node, nodes, nodes)));
        log.updateBeginningOffsets(Map.of(PARTITION, 0L));
        log.updateEndOffsets(Map.of(PARTITION, records));
        log.schedulePollTask(() -> {
            for (long offset = log.position(PARTITION); offset < records; offset++) {
                log.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, "key", new byte[bytes]));
            }
        });
        return log;
    }
}
