package io.fupan.ingest.crm.espocrm;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.signature.Hmac;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** EspoCRM's webhooks. Each has a secret of its own; a connection may have the secrets of several. */
@Component
final class EspoCrm implements CrmSystem {

    @Override
    public String name() {
        return "espocrm";
    }

    @Override
    public boolean saysWhen() {
        return false;
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        List<Hmac> keys = connection.secrets().stream().map(Hmac::sha256).toList();
        return new Adapter(connection, new EspoSignature(keys));
    }

    private record Adapter(Connection connection, EspoSignature signature) implements CrmAdapter {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void verify(Delivery delivery) {
            signature.verify(delivery);
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return null; // the body has neither an id nor a time
        }

        @Override
        public Contents read(Delivery delivery) {
            return Items.several(delivery, (element, index) -> EspoEvent.in(delivery, connection, element, index).read());
        }
    }
}
