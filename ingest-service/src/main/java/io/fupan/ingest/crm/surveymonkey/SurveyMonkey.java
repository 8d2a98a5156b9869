package io.fupan.ingest.crm.surveymonkey;

import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.lookup.Address;
import io.fupan.ingest.lookup.Credential;
import io.fupan.ingest.lookup.HttpRecords;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.said.Said;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * SurveyMonkey's webhooks: {@code Sm-Signature} is a Base64 HMAC-SHA1 of the body. The key is
 * {@code clientId&clientSecret}; a connection's secret is written in just that form. With the credential {@code token}
 * the responses are asked for.
 */
@Component
final class SurveyMonkey implements CrmSystem {

    static final String SIGNATURE = "Sm-Signature";

    private static final String TOKEN = "token";
    private static final int PER_SECOND = 2; // 120 a minute are allowed

    private final HttpClient client = HttpRecords.client();

    @Override
    public String name() {
        return "surveymonkey";
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        return new Adapter(
                connection, connection.secrets().stream().map(Hmac::sha1).toList(), source(connection));
    }

    private @Nullable RecordSource source(Connection connection) {
        String token = connection.credentials().get(TOKEN);
        if (token == null) {
            return null;
        }
        String base = Address.base(connection.settings(), "api-url", "https://api.surveymonkey.com");
        return new HttpRecords(
                client,
                (object, id) -> Notice.isAskable(object)
                        ? URI.create("%s/v3/%s/responses/%s/details?simple=true".formatted(base, object, id))
                        : null,
                Credential.fixed("Bearer", token),
                Address.perSecond(connection.settings(), PER_SECOND));
    }

    private record Adapter(Connection connection, List<Hmac> keys, @Nullable RecordSource source)
            implements CrmAdapter {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void verify(Delivery delivery) {
            Proof.require(delivery.header(SIGNATURE), keys, key -> Proof.base64(key.of(delivery.body())));
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return Said.peek(delivery, "event_id");
        }

        /** Its documentation asks for 200, and for nothing else that means success. */
        @Override
        public Answer answer(Delivery delivery) {
            return Answer.of(200, "text/plain", "");
        }

        /** A webhook can only be made if its address answers. */
        @Override
        public Answer ping() {
            return Answer.of(200, "text/plain", "");
        }

        @Override
        public Contents read(Delivery delivery) {
            return Items.one(delivery, () -> Notice.in(delivery, connection.settings()));
        }

        @Override
        public @Nullable RecordSource records() {
            return source;
        }

        @Override
        public Contents readRecord(Item.Thin thin, String recordJson, Instant fetchedAt, String receipt) {
            Facts facts = new Facts(new Translation(connection, fetchedAt, receipt));
            return Items.records(
                    recordJson,
                    () -> new SurveyResponse(
                                    JsonObject.of(JsonBody.read(recordJson.getBytes(StandardCharsets.UTF_8))), facts)
                            .items());
        }
    }
}
