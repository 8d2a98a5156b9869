package io.fupan.ingest.crm.surveymonkey;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.said.Reading;
import io.fupan.ingest.said.Said;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SurveyMonkey's webhooks: {@code Sm-Apikey} names the client, {@code Sm-Signature} is a Base64 HMAC-SHA1 of the body. The key is
 * {@code clientId&clientSecret}; a connection's secret is written in just that form. */
@Component
final class SurveyMonkey implements CrmSystem {

    static final String SIGNATURE = "Sm-Signature";

    @Override
    public String name() {
        return "surveymonkey";
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        return new Adapter(connection, connection.secrets().stream().map(Hmac::sha1).toList());
    }

    private record Adapter(Connection connection, List<Hmac> keys) implements CrmAdapter {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void verify(Delivery delivery) {
            String claimed = delivery.header(SIGNATURE);
            if (claimed == null || !Proof.holds(claimed, keys, key -> Proof.base64(key.of(delivery.body())))) {
                throw Proof.invalid();
            }
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return Said.peek(delivery, "event_id");
        }

        @Override
        public Contents read(Delivery delivery) {
            return Reading.one(delivery, () -> Notice.in(delivery));
        }
    }
}
