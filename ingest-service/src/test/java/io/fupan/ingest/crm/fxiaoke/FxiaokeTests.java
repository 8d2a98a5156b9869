package io.fupan.ingest.crm.fxiaoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.event.json.Json;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The values were computed apart, after the published code of integrators; the vendor publishes none. */
class FxiaokeTests {

    private static final String SYSTEM = "fxiaoke";
    private static final Instant SENT_AT = Instant.ofEpochMilli(1_594_706_400_123L);
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String CONTENT = "MvSMrBm/6gh8NDJtd5FGkyVzOCiKtHETW/N9N+qEWvZqQsMvfk0Zspsy687OySU2Zffcn"
            + "CLg7XawFxECml46v10+MJBruJ0M2R+HU8Ligsl3QA+Jsop8kh7qkT3y2qSc1koQkoClOINFfQ6BYevX83Su777yvBO19dfcrF5Ad7c=";
    private static final Connection LINK = Links.of(SYSTEM, KEY);

    private static final Sent FIRST = Sent.json(SENT_AT, """
            {"signature":"81614e2c5b881632dd207eb986d87b4d0c2e753f","nonce":"a1b2c3d4","timestamp":1594706400123,
             "messageId":"0f8fad5bd9cb469fa16570867728950e","enterpriseAccount":"demo","encryptedContent":"%s"}"""
            .formatted(CONTENT));

    private static final Sent RETRY = Sent.json(SENT_AT, """
            {"signature":"a481ff2cf95d1fcf010b3d23ca517d7264025596","nonce":"a1b2c3d4","timestamp":1594706400123,
             "messageId":"0f8fad5bd9cb469fa16570867728950e","retryTimes":1,"enterpriseAccount":"demo",
             "encryptedContent":"%s"}"""
            .formatted(CONTENT));

    private static final Sent OLD = Sent.json(SENT_AT, """
            {"nonce":"n0nce42","timeStamp":"1594706400123","sig":"7dc83079406e88f3d3004b82f70ac092e1938d09","content":\
            "4j/AuRx71kQlxVlzbpsMWO8dR5fGjm8HX9mi0buhW/Du6xCGeiIuoZxnVDzoEW+qaHr0+nFyrMNoC+DvTlqQvQ=="}""");

    @Test
    void verifiesACallbackAndItsRetry() {
        Forgery.assertVerified(adapter(LINK), FIRST);
        Forgery.assertVerified(adapter(LINK), RETRY);
        Forgery.assertVerified(adapter(Links.of(SYSTEM, new Fxiaoke().newSecret(), KEY)), FIRST);
        Forgery.assertRefused(adapter(Links.of(SYSTEM, new Fxiaoke().newSecret())), FIRST, "invalid-signature");
        Forgery.assertRefused(adapter(Links.of(SYSTEM)), FIRST, "invalid-signature");
    }

    @Test
    void knowsARetryForTheSameMessage() {
        assertThat(adapter(LINK).deliveryKey(RETRY.delivery())).isEqualTo(adapter(LINK).deliveryKey(FIRST.delivery()));
        assertThat(adapter(LINK).read(RETRY.delivery())).isEqualTo(adapter(LINK).read(FIRST.delivery()));
    }

    @Test
    void refusesACallbackOfWhichOnePartWasChanged() {
        for (Sent sent : List.of(FIRST, RETRY, OLD)) {
            ObjectNode body = (ObjectNode) Json.mapper().readTree(sent.body());
            for (String field : body.propertyNames()) {
                String value = body.get(field).asString();
                for (int i = 0; i < value.length(); i++) {
                    char other = value.charAt(i) == '7' ? '8' : '7';
                    ObjectNode changed = body.deepCopy().put(field, value.substring(0, i) + other + value.substring(i + 1));
                    Forgery.assertRefused(both(), sent.withBody(bytes(changed)), "invalid-signature");
                }
                Forgery.assertRefused(both(), sent.withBody(bytes(body.deepCopy().without(field))), "invalid-signature");
            }
        }
    }

    @Test
    void readsANoticeAsARecordToAskFor() {
        assertThat(adapter(LINK).read(FIRST.delivery()).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Thin.class, thin -> {
                    assertThat(thin.object()).isEqualTo("NewOpportunityObj");
                    assertThat(thin.id()).isEqualTo("5f0d1c2b3a49586776655443");
                    assertThat(thin.at()).isEqualTo(SENT_AT);
                    assertThat(thin.said()).contains("eventType");
                });
    }

    @Test
    void answersInTheWayItWasAsked() {
        assertThat(new String(adapter(LINK).answer(FIRST.delivery()).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"encryptedResult\":\"ArsKAyhvk7QKghXe0zdCeQ==\"}");
        assertThat(new String(both().answer(OLD.delivery()).body(), StandardCharsets.UTF_8)).isEqualTo("success");
    }

    @Test
    void readsTheOldGeneration() {
        Forgery.assertVerified(both(), OLD);
        Forgery.assertRefused(adapter(LINK), OLD, "invalid-signature");
        assertThat(both().read(OLD.delivery()).items()).containsExactly(new Item.Ignored("UNKNOWN_TYPE"));
    }

    /** Its signature covers a token and no key; of a connection without a token it would cover nothing secret. */
    @ParameterizedTest
    @ValueSource(strings = {"", "tokenDemo", KEY})
    void letsNobodySignAnOldCallbackWhereThereIsNoToken(String token) {
        Forgery.assertRefused(adapter(LINK), oldCallback(token, "1594706400123"), "invalid-signature");
        assertThat(adapter(LINK).read(oldCallback(token, "1594706400123").delivery()).items())
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("UNDECRYPTABLE"));
    }

    @Test
    void verifiesAnOldCallbackByItsTokenAlone() {
        Forgery.assertVerified(both(), oldCallback("tokenDemo", "1594706400123"));
        Forgery.assertRefused(both(), oldCallback("", "1594706400123"), "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-07-14T06:00:00Z", "2020-07-14 06:00:00", " 1594706400123", "+1594706400123", "-1"})
    void refusesATimeThatIsNotWrittenInDigits(String time) {
        Forgery.assertRefused(both(), oldCallback("tokenDemo", time), "invalid-signature");
        Forgery.assertRefused(adapter(LINK), currentCallback(time), "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(longs = {-501, 501})
    void refusesAnOldCallbackThatWasSentAtAnotherTime(long seconds) {
        Forgery.assertVerified(both(), OLD.atTime(SENT_AT.plusSeconds(seconds - Long.signum(seconds))));
        Forgery.assertRefused(both(), OLD.atTime(SENT_AT.plusSeconds(seconds)), "stale-timestamp");
    }

    @ParameterizedTest
    @ValueSource(longs = {-601, 601})
    void refusesWhatWasSentAtAnotherTime(long seconds) {
        Forgery.assertVerified(adapter(LINK), FIRST.atTime(SENT_AT.plusSeconds(seconds - Long.signum(seconds))));
        Forgery.assertRefused(adapter(LINK), FIRST.atTime(SENT_AT.plusSeconds(seconds)), "stale-timestamp");
    }

    @Test
    void refusesAnotherCustomersAccount() {
        Forgery.assertVerified(adapter(Links.with(LINK, "enterprise-account", "demo")), FIRST);
        Forgery.assertRefused(adapter(Links.with(LINK, "enterprise-account", "other")), FIRST, "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AAECAwQFBgcICQoLDA0ODw==", "token:", "token:abc", ":" + KEY})
    void doesNotConnectWithoutAKey(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapter(Links.of(SYSTEM, secret)))
                .withMessageNotContaining("AAECAwQF");
    }

    @Test
    void refusesWhateverIsNotSigned() {
        Random random = new Random(20260105);
        for (int round = 0; round < 3000; round++) {
            byte[] body = List.of(FIRST, RETRY, OLD).get(random.nextInt(3)).body().clone();
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(32, 127);
            }
            boolean same = List.of(FIRST, RETRY, OLD).stream().anyMatch(each -> json(each.body()).equals(json(body)));
            if (!same) {
                Forgery.assertRefused(both(), Sent.json(SENT_AT, body), "invalid-signature");
            }
        }
    }

    @Test
    void verifiesTheSharedVectors() {
        JsonNode vectors = Json.mapper().readTree(SharedSamples.read("fxiaoke/computed_vector.json"));
        JsonNode current = vectors.get("currentGeneration");
        for (String delivery : List.of("firstDelivery", "retryDelivery")) {
            Forgery.assertVerified(adapter(LINK), Sent.json(SENT_AT, current.get(delivery).get("body").toString()));
        }
        JsonNode old = vectors.get("oldGeneration2015");
        CrmAdapter adapter = adapter(Links.of(SYSTEM, old.get("token").asString() + ':' + old.get("key").asString()));
        Forgery.assertVerified(adapter, Sent.json(SENT_AT, old.get("body").toString()));
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (RuntimeException e) {
            return Json.mapper().nullNode();
        }
    }

    /** A callback of the old generation, signed as its demonstration does it. */
    private static Sent oldCallback(String token, String time) {
        String content = json(OLD.body()).get("content").asString();
        String parts = Stream.of(token, time, "n0nce42", content).sorted().collect(Collectors.joining());
        return Sent.json(SENT_AT, bytes(((ObjectNode) json(OLD.body())).put("timeStamp", time).put("sig", sha1(parts))));
    }

    private static Sent currentCallback(String time) {
        String parts = time + "a1b2c3d4" + "0f8fad5bd9cb469fa16570867728950e" + "demo" + CONTENT + KEY;
        return Sent.json(
                SENT_AT, bytes(((ObjectNode) json(FIRST.body())).put("timestamp", time).put("signature", sha1(parts))));
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static CrmAdapter both() {
        return adapter(Links.of(SYSTEM, KEY, "tokenDemo:" + KEY));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static CrmAdapter adapter(Connection link) {
        return new Fxiaoke().connect(link);
    }
}
