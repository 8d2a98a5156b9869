package io.fupan.ingest.crm.twenty;

import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Twenty's webhooks: hexadecimal HMAC-SHA256 over the time in milliseconds, a colon and the body. */
@Component
final class Twenty implements CrmSystem {

    static final String SIGNATURE = "X-Twenty-Webhook-Signature";
    static final String TIMESTAMP = "X-Twenty-Webhook-Timestamp";
    static final String NONCE = "X-Twenty-Webhook-Nonce";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MAX_DIGITS = 15;

    @Override
    public String name() {
        return "twenty";
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        return new Adapter(connection, connection.secrets().stream().map(Hmac::sha256).toList());
    }

    private record Adapter(Connection connection, List<Hmac> keys) implements CrmAdapter {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void verify(Delivery delivery) {
            String timestamp = delivery.header(TIMESTAMP);
            String claimed = delivery.header(SIGNATURE);
            if (timestamp == null || claimed == null || !isSigned(claimed, timestamp, delivery.body())) {
                throw Proof.invalid();
            }
            if (!Proof.isNumber(timestamp, MAX_DIGITS)) {
                throw Proof.invalid();
            }
            Proof.requireWithin(TOLERANCE, Instant.ofEpochMilli(Long.parseLong(timestamp)), delivery.receivedAt());
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return delivery.header(NONCE);
        }

        @Override
        public Contents read(Delivery delivery) {
            Translation translation = new Translation(connection, delivery.receivedAt(), delivery.receipt());
            return Items.each(delivery, body -> TwentyEvent.of(body, connection.settings()).read(translation));
        }

        private boolean isSigned(String claimed, String timestamp, byte[] body) {
            byte[] prefix = (timestamp + ':').getBytes(StandardCharsets.ISO_8859_1);
            return Proof.holds(claimed, keys, key -> Proof.hex(key.of(prefix, body)));
        }
    }
}
