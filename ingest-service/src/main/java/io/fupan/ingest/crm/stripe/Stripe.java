package io.fupan.ingest.crm.stripe;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.said.Said;
import io.fupan.ingest.signature.Hmac;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stripe's webhooks: one event of one account in each delivery. */
@Component
final class Stripe implements CrmSystem {

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        return new Adapter(connection, new StripeSignature(connection.secrets().stream().map(Hmac::sha256).toList()));
    }

    private record Adapter(Connection connection, StripeSignature signature) implements CrmAdapter {

        @Override
        public int version() {
            return 2;
        }

        @Override
        public void verify(Delivery delivery) {
            signature.verify(delivery);
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return Said.peek(delivery, "id");
        }

        @Override
        public Contents read(Delivery delivery) {
            return Items.one(
                    delivery, () -> StripeEvent.in(delivery).read(Facts.of(connection, delivery)));
        }
    }
}
