package io.fupan.ingest.crm.pipedrive;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Reading;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Pipedrive company that sends to us. */
final class PipedriveAdapter implements CrmAdapter {

    private static final String SCHEME = "Basic ";

    private final Connection connection;
    private final @Nullable String company;
    private final Entities entities;

    PipedriveAdapter(Connection connection) {
        this.connection = connection;
        this.company = connection.settings().get("company-id");
        this.entities = new Entities(connection);
    }

    @Override
    public int version() {
        return 2;
    }

    /** User and password are compared whole, as they are encoded: a colon in the password is a letter like others. */
    @Override
    public void verify(Delivery delivery) {
        String header = delivery.header("Authorization");
        boolean basic = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String claimed = header == null || !basic ? "" : header.substring(SCHEME.length()).strip();
        if (!Proof.holds(claimed, connection.secrets(), PipedriveAdapter::encoded)) {
            throw Proof.invalid();
        }
    }

    @Override
    public @Nullable String deliveryKey(Delivery delivery) {
        return null;
    }

    @Override
    public Contents read(Delivery delivery) {
        Translation translation = new Translation(connection, delivery.receivedAt(), delivery.receipt());
        return Reading.body(delivery, () -> {
            JsonObject json = JsonObject.of(JsonBody.read(delivery.body()));
            return new Contents(
                    false,
                    Reading.items(
                            typeOf(json),
                            () -> List.of(read(json, translation)),
                            () -> new String(delivery.body(), StandardCharsets.UTF_8)));
        });
    }

    private Item read(JsonObject json, Translation translation) {
        JsonObject meta = json.requireObject("meta");
        if (company != null && !company.equals(meta.text("company_id"))) {
            throw new Rejected(
                    "WRONG_TENANT", "meta.company_id", "the change is of another company than the connection");
        }
        return entities.read(Change.of(json, meta), translation);
    }

    private static @Nullable String typeOf(JsonObject json) {
        String event = json.json().path("event").asString(null);
        String action = json.json().path("meta").path("action").asString(null);
        String entity = json.json().path("meta").path("entity").asString(null);
        return event != null || action == null ? event : action + '.' + entity;
    }

    private static String encoded(String secret) {
        return Proof.base64(secret.getBytes(StandardCharsets.UTF_8));
    }
}
