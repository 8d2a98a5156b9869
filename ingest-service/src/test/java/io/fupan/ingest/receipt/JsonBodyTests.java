package io.fupan.ingest.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.CloudEventsBody;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.log.Outgoing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTests {

    private static final Sender SENDER = new Sender(Sender.API, "cloudevents", "desk", 1);
    private static final String DEEP = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + '}';

    @ParameterizedTest
    @ValueSource(strings = {
        "[ {\"type\": \"复盘 \\u00e9 \\\"\", \"n\" : 1.50 } , {}\n]",
        "{\"type\":\"data\",\"data\":{\"body\":{\"encoding\":\"base64\"}}}",
        "  {\"type\":\"with blanks around\"} ",
        "DEEP"
    })
    void isGivenBackAsItCame(String text) {
        String body = text.equals("DEEP") ? DEEP : text;
        Delivery delivery = delivery(body);

        StoredReceipt receipt = stored(delivery, CloudEventsBody.read(delivery));

        assertThat(receipt.body()).isEqualTo(body);
        assertThat(receipt.encoding()).isEqualTo("utf-8");
        assertThat(receipt.delivery().body()).isEqualTo(delivery.body());
    }

    @Test
    void takesNoMoreRoomThanItHas() {
        Delivery quoted = delivery("{\"a\":\"" + "\\\"".repeat(1000) + "\"}");

        byte[] record = records(quoted, CloudEventsBody.read(quoted)).getFirst().value();

        assertThat(record.length).isLessThan(quoted.body().length + 1000);
    }

    private static StoredReceipt stored(Delivery delivery, Contents contents) {
        Assembly assembly = new Assembly(delivery.receipt());
        records(delivery, contents).forEach(record -> assembly.offer(record.value()));
        return Objects.requireNonNull(assembly.whole());
    }

    private static List<Outgoing> records(Delivery delivery, Contents contents) {
        return Receipts.of(SENDER, delivery, "key", List.of(), contents);
    }

    private static Delivery delivery(String body) {
        return new Delivery(Instant.now(), "application/json", name -> null, body.getBytes(UTF_8));
    }
}
