package io.fupan.metrics.fold;

import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * The transform is ready when it runs and what was there at its start is in the numbers; restoring, rebalancing or
 * catching up is not ready, and not dead either.
 */
final class FoldHealth implements HealthIndicator {

    private final ObjectProvider<StreamsBuilderFactoryBean> factories;
    private final Backlog backlog;

    FoldHealth(ObjectProvider<StreamsBuilderFactoryBean> factories, Backlog backlog) {
        this.factories = factories;
        this.backlog = backlog;
    }

    @Override
    public Health health() {
        List<String> states = factories.stream()
                .map(StreamsBuilderFactoryBean::getKafkaStreams)
                .map(streams -> streams == null ? "NOT_STARTED" : streams.state().name())
                .toList();
        boolean running = !states.isEmpty() && states.stream().allMatch(KafkaStreams.State.RUNNING.name()::equals);
        boolean current = backlog.isContained();
        return (running && current ? Health.up() : Health.outOfService())
                .withDetail("streams", states)
                .withDetail("backlog", current ? "contained" : "catching up")
                .build();
    }
}
