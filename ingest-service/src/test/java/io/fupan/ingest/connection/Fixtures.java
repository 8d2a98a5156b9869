package io.fupan.ingest.connection;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.status.StatusBoard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A system whose adapters only remember what they were made of, and connections stored for it. */
final class Fixtures {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Fixtures() {}

    /** An adapter that shows its connection. */
    record Shown(Connection connection) implements CrmAdapter {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void verify(Delivery delivery) {}

        @Override
        public String deliveryKey(Delivery delivery) {
            return "key";
        }

        @Override
        public Contents read(Delivery delivery) {
            return new Contents(true, List.of());
        }
    }

    static CrmSystem system() {
        return system(true);
    }

    /** One that does not always say when something happened. */
    static CrmSystem timeless() {
        return system(false);
    }

    private static CrmSystem system(boolean saysWhen) {
        return new CrmSystem() {
            @Override
            public boolean saysWhen() {
                return saysWhen;
            }

            @Override
            public String name() {
                return "acme-crm";
            }

            @Override
            public CrmAdapter connect(Connection connection) {
                if (connection.settings().containsKey("broken")) {
                    throw new IllegalArgumentException("it is broken");
                }
                return new Shown(connection);
            }
        };
    }

    static OctetSequenceKey key(String id) throws Exception {
        return new OctetSequenceKeyGenerator(256).keyID(id).generate();
    }

    static Connecting connecting(OctetSequenceKey... keys) {
        return connecting(system(), keys);
    }

    static Connecting connecting(CrmSystem system, OctetSequenceKey... keys) {
        return new Connecting(List.of(system), new Vault(List.of(keys)));
    }

    static ConnectionRegistry registry() {
        return new ConnectionRegistry(activity());
    }

    static ConnectionActivity activity() {
        return new ConnectionActivity(
                new SimpleMeterRegistry(), () -> NOON, new StatusBoard("here", (key, value) -> {}, () -> NOON));
    }

    static Definition definition(long version, String state, Definition.StoredSecret... secrets) {
        return new Definition(
                "east", "acme-crm", version, state, NOON, NOON, "ada", List.of(secrets), Map.of(), Map.of(), null, null);
    }

    static void apply(ConnectionRegistry registry, String change, Definition definition) {
        byte[] value = new ConnectionRecords.Change(change, definition).bytes();
        registry.apply(List.of(new ConsumerRecord<>(Topics.CONNECTIONS.name(), 0, 0, definition.name(), value)));
    }
}
