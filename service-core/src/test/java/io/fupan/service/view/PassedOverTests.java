package io.fupan.service.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.fupan.service.deal.DealDocuments;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class PassedOverTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void listen() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void stopListening() {
        Metrics.removeRegistry(registry);
    }

    @Test
    void countsCellsThatCannotBeRead() {
        CellView view = new CellView(true);

        view.apply(List.of(unreadable("key"), unreadable("cut|0")));
        view.index();

        assertThat(passedOver("cells")).isEqualTo(1);
    }

    @Test
    void countsStatementsThatCannotBeRead() {
        new ReferenceView().apply(List.of(unreadable("key")));

        assertThat(passedOver("reference")).isEqualTo(1);
    }

    @Test
    void countsDealsThatCannotBeRead() {
        new DealDocuments("deals", "USD").write(mock(MongoTemplate.class), List.of(unreadable("key")));

        assertThat(passedOver("deals")).isEqualTo(1);
    }

    private static ConsumerRecord<String, byte[]> unreadable(String key) {
        return new ConsumerRecord<>("topic", 0, 0, key, "no event".getBytes(StandardCharsets.UTF_8));
    }

    private double passedOver(String view) {
        return registry.get("fupan.view.passed.over").tag("view", view).counter().count();
    }
}
