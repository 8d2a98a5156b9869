package io.fupan.metrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class UnreadableMonitorsTests {

    @Test
    void areCounted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        List<ConsumerRecord<String, byte[]>> records = List.of(
                new ConsumerRecord<>("topic", 0, 0, "key", "no event".getBytes(StandardCharsets.UTF_8)));

        new Monitors().apply(records);
        Metrics.removeRegistry(registry);

        assertThat(registry.get("fupan.view.passed.over").tag("view", "monitors").counter().count())
                .isEqualTo(1);
    }
}
