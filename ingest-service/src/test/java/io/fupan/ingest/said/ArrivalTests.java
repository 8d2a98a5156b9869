package io.fupan.ingest.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrivalTests {

    @Test
    void isOneForADeliveryThatIsTriedAgainAfterTheHourOfTheClock() {
        String first = key("a retry", "2026-11-23T09:59:00Z");
        assertThat(key("a retry", "2026-11-23T10:01:00Z")).isEqualTo(first);
        assertThat(key("a retry", "2026-11-23T10:58:59Z")).isEqualTo(first);
        assertThat(key("a retry", "2026-11-23T10:59:00Z")).isNotEqualTo(first);
    }

    @Test
    void isAnotherForAnotherPlaceBodyOrEvent() {
        String first = key("one", "2026-11-23T09:59:00Z");
        assertThat(key("two", "2026-11-23T09:59:00Z")).isNotEqualTo(first);
        assertThat(Arrival.of(delivery("one", "2026-11-23T09:59:00Z", "Opportunity.update"), 0).key()).isNotEqualTo(first);
        assertThat(Arrival.of(delivery("one", "2026-11-23T09:59:00Z", null), 1).key()).isNotEqualTo(first);
    }

    private static String key(String body, String at) {
        return Arrival.of(delivery(body, at, null), 0).key();
    }

    private static Delivery delivery(String body, String at, String event) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Delivery(Instant.parse(at), event, "application/json", name -> null, bytes);
    }
}
