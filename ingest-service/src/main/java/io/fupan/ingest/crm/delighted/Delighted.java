package io.fupan.ingest.crm.delighted;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Delighted's webhooks: {@code X-Delighted-Webhook-Signature: sha256=<hexadecimal HMAC-SHA256 of the body>}. */
@Component
final class Delighted implements CrmSystem {

    static final String SIGNATURE = "X-Delighted-Webhook-Signature";

    @Override
    public String name() {
        return "delighted";
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
            Proof.require(delivery.header(SIGNATURE), keys, key -> "sha256=" + Proof.hex(key.of(delivery.body())));
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return Said.peek(delivery, "event_id");
        }

        @Override
        public Contents read(Delivery delivery) {
            return Items.one(delivery, () -> Response.in(delivery, Facts.of(connection, delivery)));
        }
    }
}
