package io.fupan.ingest.quarantine;

import io.fupan.event.topic.Topics;
import io.fupan.service.topic.Broker;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the quarantine from its beginning at every start: nothing of it is stored here. */
@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {

    private static final int BROKER_MILLIS = 2000;

    @Bean
    QuarantineView quarantineView() {
        return new QuarantineView(QuarantineView.NEWEST);
    }

    @Bean
    QuarantineArchive quarantineArchive(Broker broker) {
        Map<String, Object> settings = new HashMap<>(broker.consumer());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_MILLIS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new QuarantineArchive(
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    @Bean
    LogFollower quarantineFollower(LogFollowers followers, QuarantineView view) {
        return followers.follow("quarantine", List.of(Topics.QUARANTINE), view);
    }
}
