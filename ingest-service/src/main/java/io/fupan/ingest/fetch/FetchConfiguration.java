package io.fupan.ingest.fetch;

import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.log.Log;
import io.fupan.service.topic.Broker;
import io.fupan.service.topic.TopicsReady;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
class FetchConfiguration {

    private static final String GROUP = "ingest-fetches";

    @Bean
    Couriers couriers(Connections connections, Log log, FetchProperties properties, MeterRegistry meters) {
        return new Couriers(new Fetcher(connections, log, properties, meters, Clock.systemUTC()));
    }

    @Bean
    FetchConsumer fetchConsumer(Broker broker, TopicsReady ready, Couriers couriers) {
        Map<String, Object> settings = new HashMap<>(broker.consumer());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        return new FetchConsumer(
                ready,
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()), couriers);
    }

    /** {@code ingest.fetches.waiting}: records that are still to be had. */
    @Bean
    MeterBinder fetchMeters(Couriers couriers) {
        return registry -> Gauge.builder("ingest.fetches.waiting", couriers, Couriers::waiting).register(registry);
    }
}
