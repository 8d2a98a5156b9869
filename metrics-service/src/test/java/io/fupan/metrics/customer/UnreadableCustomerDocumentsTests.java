package io.fupan.metrics.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class UnreadableCustomerDocumentsTests {

    @Test
    void areCounted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        List<ConsumerRecord<String, byte[]>> records = List.of(
                new ConsumerRecord<>("topic", 0, 0, "key", "no event".getBytes(StandardCharsets.UTF_8)));

        new CustomerDocuments().write(mock(MongoTemplate.class), records);
        Metrics.removeRegistry(registry);

        assertThat(registry.get("fupan.view.passed.over").tag("view", "customers").counter().count())
                .isEqualTo(1);
    }
}
