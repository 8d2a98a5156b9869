package io.fupan.metrics.rolling;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.topic.Broker;
import io.fupan.service.topic.Publisher;
import io.fupan.service.topic.TopicsReady;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what follows the numbers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RollingProperties.class)
class RollingConfiguration {

    private static final String GROUP = "fupan-rolling";

    /** The views that must have caught up; the others, some of them in a store of their own, are of no concern. */
    private static final Set<String> NEEDED = Set.of("cells", "reference", "rolling", "monitors", "alerts");

    @Bean
    Outlet outlet(Publisher publisher) {
        return Outlet.to(publisher);
    }

    @Bean
    RollingMeters rollingMeters(MeterRegistry registry) {
        return new RollingMeters(registry);
    }

    @Bean
    PublishedValues publishedValues() {
        return new PublishedValues();
    }

    @Bean
    LogFollower rollingFollower(LogFollowers followers, PublishedValues values) {
        return followers.follow("rolling", List.of(Topics.ROLLING_LATEST), values);
    }

    @Bean
    RollingPublication rollingPublication(
            MetricCatalogue catalogue,
            PublishedValues published,
            Outlet outlet,
            RollingMeters meters,
            RollingProperties properties,
            Clock clock) {
        RollingValues values = new RollingValues(catalogue, properties.kinds(), properties.windows());
        return new RollingPublication(values, published, outlet, meters, clock);
    }

    @Bean
    Rounds rounds(
            CellView cells,
            ReferenceView reference,
            ObjectProvider<ScopeWork> works,
            Reporting reporting,
            Clock clock) {
        return new Rounds(
                cells::index, () -> reference.snapshot().reference(), works.stream().toList(), reporting, clock);
    }

    @Bean
    @ConditionalOnProperty(name = "fupan.metrics.rolling.enabled", matchIfMissing = true)
    RollingLoop rollingLoop(
            Broker broker,
            TopicsReady ready,
            Rounds rounds,
            LogFollower cellFollower,
            ObjectProvider<LogFollower> followers,
            RollingMeters meters,
            RollingProperties properties) {
        List<LogFollower> needed = followers.stream()
                .filter(follower -> NEEDED.contains(follower.name()))
                .toList();
        Map<String, Object> settings = new HashMap<>(broker.consumer());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 5_000);
        return new RollingLoop(
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                () -> needed.stream().allMatch(LogFollower::caughtUp),
                cellFollower::position,
                rounds,
                meters,
                properties.every());
    }
}
