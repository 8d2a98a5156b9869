package io.fupan.ingest.fetch;

import io.fupan.event.Rejected;
import io.fupan.event.topic.Topics;
import io.fupan.service.topic.TopicsReady;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the requests, shared among the instances. What was not done when an instance stopped is done again by another,
 * which does no harm because the same record gives events with the same ids.
 */
final class FetchConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FetchConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TopicsReady ready;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Couriers couriers;

    private volatile boolean running;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    FetchConsumer(TopicsReady ready, Supplier<Consumer<String, byte[]>> consumers, Couriers couriers) {
        this.ready = ready;
        this.consumers = consumers;
        this.couriers = couriers;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("fetches").daemon(true).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(3));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        couriers.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        awaitTopics();
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("requests for records cannot be read, will try again");
                pause();
            }
        }
    }

    private void awaitTopics() {
        try {
            boolean there = false;
            while (running && !there) {
                there = ready.await(POLL);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        Offsets offsets = new Offsets();
        consumer.subscribe(List.of(Topics.FETCHES.name()), new Handover(offsets));
        Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
        while (running) {
            if (couriers.full()) {
                consumer.pause(consumer.assignment());
            } else if (!consumer.paused().isEmpty()) {
                consumer.resume(consumer.paused());
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                take(record, offsets);
            }
            committed = commit(consumer, offsets, committed);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, Offsets offsets) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        offsets.begin(partition, record.offset());
        try {
            FetchRequest request = FetchRequest.read(record.value());
            couriers.take(request, () -> offsets.end(partition, record.offset()));
        } catch (Rejected e) {
            LOG.atWarn().addKeyValue("offset", record.offset()).log("a request for a record cannot be read");
            offsets.end(partition, record.offset());
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> commit(
            Consumer<String, byte[]> consumer, Offsets offsets, Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, OffsetAndMetadata> done = offsets.done();
        if (!done.equals(committed)) {
            consumer.commitAsync(done, (same, failure) -> {
                if (failure != null) {
                    LOG.debug("offsets not committed, will try again: {}", failure.toString());
                }
            });
        }
        return done;
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("no more requests are read");
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private record Handover(Offsets offsets) implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            offsets.forget(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.debug("asking for records of {}", partitions);
        }
    }
}
