package io.fupan.ingest.crm.odoo;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.said.SharedSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Odoo's "send webhook notification", and automated code that sends the same with a header. */
@Component
final class Odoo implements CrmSystem {

    @Override
    public String name() {
        return "odoo";
    }

    @Override
    public boolean saysWhen() {
        return false;
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        return new Adapter(connection);
    }

    @Override
    public String newSecret() {
        return SharedSecret.random();
    }

    private record Adapter(Connection connection) implements CrmAdapter {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void verify(Delivery delivery) {
            SharedSecret.verify(delivery, SharedSecret.HEADER, connection.secrets());
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return null; // the body names no delivery
        }

        @Override
        public Contents read(Delivery delivery) {
            return Items.numbered(
                    delivery, (record, index) -> OdooRecord.in(delivery, connection, record, index).read());
        }
    }
}
