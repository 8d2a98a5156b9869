package io.fupan.service.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class PublisherTests {

    private final Publisher publisher = publisherWithoutABroker();

    @AfterEach
    void close() {
        publisher.destroy();
    }

    @Test
    void doesNotLetEveryRecordOfABatchWaitForABrokerThatIsAway() {
        long start = System.nanoTime();

        List<CompletableFuture<?>> written = IntStream.range(0, 500)
                .<CompletableFuture<?>>mapToObj(i -> publisher.publish(Topics.DEAL_EVENTS, "D-" + i, new byte[] {1}))
                .toList();

        assertThat(written).allSatisfy(future -> assertThat(future).isCompletedExceptionally());
        // One record's patience, with room for a slow machine; 500 of them would be many minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    private static Publisher publisherWithoutABroker() {
        KafkaConnectionDetails nowhere = new KafkaConnectionDetails() {
            @Override
            public List<String> getBootstrapServers() {
                return List.of("127.0.0.1:9");
            }
        };
        TopicProperties unchecked = new TopicProperties(false, 1, (short) 1, Duration.ofSeconds(1), false);
        Broker broker = new Broker(new KafkaProperties(), nowhere);
        return new Publisher(broker, new TopicsReady(broker, unchecked));
    }
}
