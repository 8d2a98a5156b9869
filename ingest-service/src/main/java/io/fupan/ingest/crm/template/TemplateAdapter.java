package io.fupan.ingest.crm.template;

import io.fupan.ingest.body.FormBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.fields.FieldReading;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.said.SharedSecret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhooks that hold what an administrator put into a template: form fields, or JSON. The sender shows a secret in
 * a header.
 *
 * @param fields how the values are read
 * @param header that holds the secret
 */
record TemplateAdapter(Connection connection, FieldReading fields, String header) implements CrmAdapter {

    static final String HEADER_SETTING = "token-header";

    private static final String FORM = "application/x-www-form-urlencoded";

    /** The adapter of a connection, whose settings go before those that are usual in its system. */
    static TemplateAdapter of(Connection connection, Map<String, String> usual) {
        Map<String, String> settings = new HashMap<>(usual);
        settings.putAll(connection.settings());
        return new TemplateAdapter(
                connection, FieldReading.of(settings), settings.getOrDefault(HEADER_SETTING, SharedSecret.HEADER));
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void verify(Delivery delivery) {
        SharedSecret.verify(delivery, header, connection.secrets());
    }

    @Override
    public @Nullable String deliveryKey(Delivery delivery) {
        return null; // what the template holds names no delivery
    }

    @Override
    public Contents read(Delivery delivery) {
        Translation translation = new Translation(connection, delivery.receivedAt(), delivery.receipt());
        if (!isForm(delivery.contentType())) {
            return Items.numbered(
                    delivery,
                    (body, index) -> fields.read(body, delivery.event(), delivery, index, translation));
        }
        return Items.one(delivery, () -> {
            JsonObject form = JsonObject.of(FormBody.read(delivery.text()));
            return fields.read(form, delivery.event(), delivery, 0, translation);
        });
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
    }
}
