package io.fupan.ingest.crm.surveymonkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyMonkeyTests {

    private static final String SYSTEM = "surveymonkey";
    private static final Instant LATER = Instant.parse("2025-09-01T00:00:00Z");
    private static final Connection LINK =
            Links.with(Links.of(SYSTEM, "s3cret"), Links.accounts(Map.of()));

    @ParameterizedTest
    @MethodSource("names")
    void readsItsSamples(String name) {
        Golden.check(SYSTEM, name, read(LINK, Golden.raw(SYSTEM, name)));
    }

    static List<String> names() {
        return Golden.names(SYSTEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}", "\u0000", "{\"a\":1,\"a\":2}"})
    void keepsWhatItCannotRead(String body) {
        assertThat(read(LINK, body.getBytes(StandardCharsets.UTF_8)).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
    }

    @Test
    void survivesAnyDamageToItsSamples() {
        Random random = new Random(20260102);
        for (int round = 0; round < 2000; round++) {
            byte[] body = Golden.raw(SYSTEM, names().get(random.nextInt(names().size())));
            for (int i = 0; i <= random.nextInt(4); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(LINK, body).items()).isNotEmpty();
        }
    }

    /** Computed apart, after the scheme; the vendor publishes no such value. */
    @Test
    void countsEveryBit() {
        Sent sent = Sent.json(
                        LATER,
                        "{\"name\":\"hook\",\"event_type\":\"response_completed\",\"object_type\":\"response\","
                                + "\"object_id\":\"123456\"}")
                .with(SurveyMonkey.SIGNATURE, "4vBysZJUBmnvwDF2v+AyQIsnPrs=");
        Forgery.assertEveryBitCounts(secret -> knowing(secret), "my-client-id&my-client-secret", sent);
        Forgery.assertVerified(knowing("newer&secret", "my-client-id&my-client-secret"), sent);
        Forgery.assertRefused(knowing(), sent, "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surveymonkey/response_completed_2016_docs.json",
                "surveymonkey/response_completed_prismatic_example.json"
            })
    void readsSharedSamples(String path) {
        assertThat(read(LINK, SharedSamples.read(path)).items()).singleElement().isInstanceOf(Item.Thin.class);
    }

    private static Contents read(Connection link, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new SurveyMonkey().connect(link);
    }

    private static CrmAdapter knowing(String... secrets) {
        return adapter(Links.of(SYSTEM, secrets));
    }
}
