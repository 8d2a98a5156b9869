package io.fupan.metrics.fold;

import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** The transform is ready when it runs; restoring or rebalancing is not ready, and not dead either. */
final class FoldHealth implements HealthIndicator {

    private final ObjectProvider<StreamsBuilderFactoryBean> factories;

    FoldHealth(ObjectProvider<StreamsBuilderFactoryBean> factories) {
        this.factories = factories;
    }

    @Override
    public Health health() {
        List<String> states = factories.stream()
                .map(StreamsBuilderFactoryBean::getKafkaStreams)
                .map(streams -> streams == null ? "NOT_STARTED" : streams.state().name())
                .toList();
        boolean running = !states.isEmpty() && states.stream().allMatch(KafkaStreams.State.RUNNING.name()::equals);
        return (running ? Health.up() : Health.outOfService())
                .withDetail("streams", states)
                .build();
    }
}
