package io.fupan.ingest.crm.zendesk;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.said.Said;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Zendesk's webhooks: a Base64 HMAC-SHA256 over the signed time, as text, and the body, with nothing between them. */
@Component
final class Zendesk implements CrmSystem {

    static final String SIGNATURE = "X-Zendesk-Webhook-Signature";
    static final String TIMESTAMP = "X-Zendesk-Webhook-Signature-Timestamp";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "zendesk";
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
            if (timestamp == null) {
                throw Proof.invalid();
            }
            byte[] prefix = timestamp.getBytes(StandardCharsets.ISO_8859_1);
            Proof.require(delivery.header(SIGNATURE), keys, key -> Proof.base64(key.of(prefix, delivery.body())));
            Proof.requireWithin(TOLERANCE, instant(timestamp), delivery.receivedAt());
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return Said.peek(delivery, "id");
        }

        @Override
        public Contents read(Delivery delivery) {
            return Items.one(delivery, () -> Rating.in(delivery, Facts.of(connection, delivery)));
        }

        private static Instant instant(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw Proof.invalid();
            }
        }
    }
}
