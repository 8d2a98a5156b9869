package io.fupan.service.topic;

import io.fupan.event.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Writes records to topics; a future completes when all in-sync replicas have the record.
 *
 * <p>Records carry the time of publishing, never the business time: the broker deletes by it.
 */
public final class Publisher implements DisposableBean {

    /** A broker that is away is reported within this time, not waited for. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** For so long after a record could not even be queued, others are not tried: each would wait in vain. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final Broker broker;
    private final TopicsReady ready;
    private final AtomicReference<@Nullable Producer<String, byte[]>> producer = new AtomicReference<>();
    private final AtomicReference<@Nullable Refusal> lastRefusal = new AtomicReference<>();

    private record Refusal(long nanos, RuntimeException cause) {

        boolean isRecent() {
            return System.nanoTime() - nanos < REST.toNanos();
        }
    }

    Publisher(Broker broker, TopicsReady ready) {
        this.broker = broker;
        this.ready = ready;
        if (ready.isReady()) {
            producer(); // so that the first record does not wait for it
        }
    }

    /** Made when the topics are ready: without a broker its name may not be known, and then there can be no client. */
    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> made = producer.get();
        if (made != null) {
            return made;
        }
        synchronized (producer) {
            Producer<String, byte[]> first = producer.get();
            if (first != null) {
                return first;
            }
            ready.require();
            Producer<String, byte[]> only = make();
            producer.set(only);
            return only;
        }
    }

    private Producer<String, byte[]> make() {
        Map<String, Object> settings = new HashMap<>(broker.producer());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends a record. The future fails, within about two seconds, if the broker does not confirm it; the record may
     * then still have been written, so the sender must be able to send it again. It fails at once with {@link
     * TopicsNotReady} as long as the topics are not ready.
     *
     * @param value {@code null} to delete the key of a compacted topic
     */
    public CompletableFuture<RecordMetadata> publish(Topic topic, String key, byte @Nullable [] value) {
        CompletableFuture<RecordMetadata> written = new CompletableFuture<>();
        publish(topic, key, value, (metadata, failure) -> {
            if (failure != null) {
                written.completeExceptionally(failure);
            } else {
                written.complete(metadata);
            }
        });
        return written;
    }

    /**
     * The same for many records at once, which need no future each.
     *
     * @param done hears once, on the thread that talks to the broker, and so must not wait for anything
     */
    public void publish(Topic topic, String key, byte @Nullable [] value, Callback done) {
        Refusal refusal = lastRefusal.get();
        if (refusal != null && refusal.isRecent()) {
            done.onCompletion(null, refusal.cause());
            return;
        }
        try {
            producer().send(new ProducerRecord<>(topic.name(), key, value), (metadata, failure) -> {
                if (failure != null) {
                    rest(failure);
                }
                done.onCompletion(metadata, failure);
            });
        } catch (RuntimeException e) {
            done.onCompletion(null, e);
        }
    }

    private void rest(Exception failure) {
        if (failure instanceof TimeoutException timeout) {
            lastRefusal.set(new Refusal(System.nanoTime(), timeout));
        }
    }

    @Override
    public void destroy() {
        Producer<String, byte[]> made = producer.get();
        if (made != null) {
            made.close(Duration.ofSeconds(5));
        }
    }
}
