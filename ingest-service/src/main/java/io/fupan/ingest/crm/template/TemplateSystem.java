package io.fupan.ingest.crm.template;

import io.fupan.ingest.body.FormBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Reading;
import io.fupan.ingest.said.SharedSecret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A system whose webhooks hold what an administrator put into a template: form fields, or JSON. It shows a secret in a
 * header.
 *
 * @param name of the system
 * @param defaults settings of a connection that says nothing else
 */
record TemplateSystem(String name, Map<String, String> defaults) implements CrmSystem {

    static final String HEADER_SETTING = "token-header";

    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    public CrmAdapter connect(Connection connection) {
        Map<String, String> settings = new HashMap<>(defaults);
        settings.putAll(connection.settings());
        return new Adapter(connection, FieldMap.of(settings), settings.getOrDefault(HEADER_SETTING, SharedSecret.HEADER));
    }

    @Override
    public String newSecret() {
        return SharedSecret.random();
    }

    private record Adapter(Connection connection, FieldMap fields, String header) implements CrmAdapter {

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
            if (!isForm(delivery.contentType())) {
                return Reading.numbered(
                        delivery,
                        (body, index) -> TemplateRecord.in(delivery, connection, fields, body, index).read());
            }
            return Reading.one(delivery, () -> {
                JsonObject form = JsonObject.of(FormBody.read(delivery.text()));
                return TemplateRecord.in(delivery, connection, fields, form, 0).read();
            });
        }

        private static boolean isForm(@Nullable String contentType) {
            return contentType != null && contentType.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
        }
    }
}
