package io.fupan.ingest.crm.standard;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.CloudEventsBody;
import io.fupan.ingest.item.Contents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Systems that send CloudEvents of our own types, signed as Standard Webhooks 1.0 says. */
@Component
final class StandardWebhooks implements CrmSystem {

    @Override
    public String name() {
        return "standard";
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        try {
            return new Adapter(new SignatureCheck(connection.secrets().stream().map(Secret::parse).toList()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("connection '%s': %s".formatted(connection.name(), e.getMessage()), e);
        }
    }

    @Override
    public String newSecret() {
        return Secret.random();
    }

    private record Adapter(SignatureCheck signature) implements CrmAdapter {

        @Override
        public int version() {
            return CloudEventsBody.VERSION;
        }

        @Override
        public void verify(Delivery delivery) {
            signature.verify(delivery);
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return delivery.header(SignatureCheck.ID);
        }

        @Override
        public boolean explains() {
            return true;
        }

        @Override
        public List<String> headers() {
            return CloudEventsBody.HEADERS;
        }

        @Override
        public Contents read(Delivery delivery) {
            return CloudEventsBody.read(delivery);
        }
    }
}
