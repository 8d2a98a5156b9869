package io.fupan.service.view;

import io.fupan.event.topic.Topic;
import io.fupan.service.topic.Broker;
import io.fupan.service.topic.TopicsReady;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes the followers of a service; each is declared as a bean, so that it starts and stops with the service. */
public final class LogFollowers {

    private final Broker broker;
    private final TopicsReady ready;

    LogFollowers(Broker broker, TopicsReady ready) {
        this.broker = broker;
        this.ready = ready;
    }

    /** A follower that brings all records of the topics to the projection. */
    public LogFollower follow(String name, List<Topic> topics, Projection projection) {
        return new LogFollower(name, topics, ready::await, this::reader, projection);
    }

    /**
     * A consumer of committed records that belongs to no group and begins where it is told to.
     *
     * @throws io.fupan.service.topic.TopicsNotReady if the topics are not ready
     */
    public Consumer<String, byte[]> reader() {
        ready.require();
        Map<String, Object> settings = new HashMap<>(broker.consumer());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
