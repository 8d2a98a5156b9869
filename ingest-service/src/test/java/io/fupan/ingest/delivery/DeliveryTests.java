package io.fupan.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void getsReceiptsInTheOrderOfArrival() {
        List<String> receipts = Stream.of(0, 1, 2, 300, 40_000_000)
                .map(millis -> delivery(NOON.plusMillis(millis), "").receipt())
                .toList();
        assertThat(receipts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void getsAReceiptOfItsOwn() {
        String one = delivery(NOON, "").receipt();
        String other = delivery(NOON, "").receipt();
        assertThat(one).isNotEqualTo(other);
        assertThat(UUID.fromString(one).version()).isEqualTo(7);
    }

    @Test
    void knowsTheDigestOfItsBody() {
        assertThat(delivery(NOON, "abc").sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void readsTheReplacementCharacterThatASenderWrote() {
        assertThat(delivery(NOON, "\uFFFD").text()).isEqualTo("\uFFFD");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] overlong = {(byte) 0xC0, (byte) 0xA2};
        Delivery delivery = new Delivery(NOON, null, name -> null, overlong);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(delivery::text)
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("INVALID_UTF8"));
    }

    private static Delivery delivery(Instant at, String body) {
        return new Delivery(at, null, name -> null, body.getBytes(StandardCharsets.UTF_8));
    }
}
