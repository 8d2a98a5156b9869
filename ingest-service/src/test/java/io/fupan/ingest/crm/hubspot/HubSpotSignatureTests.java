package io.fupan.ingest.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.golden.Sent;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors are those of HubSpot's own client libraries for PHP and Python. */
class HubSpotSignatureTests {

    private static final String SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private static final String URI = "https://www.example.com/webhook_uri";
    private static final String NO_JSON = "{'example_field':'example_value'}";
    private static final Instant SIGNED_AT = Instant.ofEpochMilli(1693657560000L);
    private static final String V3 = "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=";

    @Test
    void verifiesThePublishedVectorOfVersion3() {
        assertThatCode(() -> check("v3").verify(v3(SIGNED_AT, V3))).doesNotThrowAnyException();
    }

    @Test
    void verifiesThePublishedVectorsOfVersion2() {
        assertVerifies("v2", "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900", "{\"example_field\":\"example_value\"}");
        assertVerifies("v2", "4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383", NO_JSON);
    }

    @Test
    void verifiesThePublishedVectorOfVersion2WithAnotherMethodAndNoBody() {
        String signature = "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e";
        Delivery delivery = older("v2", signature, "");
        HubSpotSignature get = new HubSpotSignature("GET", List.of(SECRET), List.of(URI), Set.of("v2"));
        assertThatCode(() -> get.verify(delivery)).doesNotThrowAnyException();
        assertRefused(check("v2"), delivery);
    }

    @ParameterizedTest
    @CsvSource({"v1, 69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750",
        "v2, 4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383"})
    void refusesEveryFlippedBitOfOlderSignaturesAndWhatTheySign(String version, String signature) {
        assertVerifies(version, signature, NO_JSON);
        everyFlipOf(signature).forEach(flipped -> assertRefused(check(version), older(version, flipped, NO_JSON)));
        everyFlipOf(NO_JSON).forEach(flipped -> assertRefused(check(version), older(version, signature, flipped)));
        everyFlipOf(SECRET).forEach(flipped -> assertRefused(
                HubSpotSignature.of(List.of(flipped), URI, Set.of(version)), older(version, signature, NO_JSON)));
        everyFlipOf(version).forEach(flipped -> assertRefused(
                HubSpotSignature.of(List.of(SECRET), URI, Set.of("v1", "v2", "v3")), older(flipped, signature, NO_JSON)));
    }

    @Test
    void refusesEveryFlippedBitOfTheAddressOfVersion2() {
        Delivery delivery = older("v2", "4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383", NO_JSON);
        everyFlipOf(URI).forEach(flipped ->
                assertRefused(HubSpotSignature.of(List.of(SECRET), flipped, Set.of("v2")), delivery));
    }

    @Test
    void verifiesThePublishedVectorsOfVersion1() {
        assertVerifies(
                "v1",
                "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de",
                "[{\"eventId\":1,\"subscriptionId\":12345,\"portalId\":62515,\"occurredAt\":1564113600000,"
                        + "\"subscriptionType\":\"contact.creation\",\"attemptNumber\":0,\"objectId\":123,"
                        + "\"changeSource\":\"CRM\",\"changeFlag\":\"NEW\",\"appId\":54321}]");
        assertVerifies("v1", "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750", NO_JSON);
    }

    @Test
    void tellsVersionsApart() {
        Delivery first = older("v1", "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750", NO_JSON);
        assertRefused(check("v3"), first);
        assertRefused(check("v2"), first);
        assertRefused(check("v1"), older("v2", "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750", NO_JSON));
        assertRefused(check("v4"), older("v4", "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750", NO_JSON));
    }

    @Test
    void letsNoOlderSignatureStandInForAWrongNewerOne() {
        Map<String, String> headers = Map.of(
                HubSpotSignature.SIGNATURE, "69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750",
                HubSpotSignature.VERSION, "v1",
                HubSpotSignature.SIGNATURE_V3, V3.replace('K', 'L'),
                HubSpotSignature.TIMESTAMP, String.valueOf(SIGNED_AT.toEpochMilli()));
        HubSpotSignature both = HubSpotSignature.of(List.of(SECRET), URI, Set.of("v1", "v3"));
        assertRefused(both, new Delivery(SIGNED_AT, null, headers::get, bytes(NO_JSON)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.example.com/webhook_uri", "https://www.example.com/webhook_uri/", "https://example.com/webhook_uri"})
    void refusesTheSignatureOfAnotherAddress(String uri) {
        assertRefused(HubSpotSignature.of(List.of(SECRET), uri, Set.of("v3")), v3(SIGNED_AT, V3));
    }

    @Test
    void triesTheAddressWithItsEscapesUndoneToo() {
        HubSpotSignature escaped =
                HubSpotSignature.of(List.of(SECRET), "https%3A%2F%2Fwww.example.com%2Fwebhook_uri", Set.of("v3"));
        assertThatCode(() -> escaped.verify(v3(SIGNED_AT, V3))).doesNotThrowAnyException();
    }

    @Test
    void needsTheAddressThatIsSigned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubSpot().connect(connection(Map.of())))
                .withMessageContaining("public-url");
        assertThatCode(() -> new HubSpot().connect(connection(Map.of("signature-versions", "v1"))))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubSpot().connect(connection(Map.of("signature-versions", "v9", "public-url", URI))))
                .withMessageContaining("signature-versions");
    }

    private static Connection connection(Map<String, String> settings) {
        return new Connection("main", "hubspot", List.of(SECRET), Map.of(), settings, Mapping.NONE);
    }

    private static void assertVerifies(String version, String signature, String body) {
        assertThatCode(() -> check(version).verify(older(version, signature, body))).doesNotThrowAnyException();
    }

    private static void assertRefused(HubSpotSignature check, Delivery delivery) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> check.verify(delivery));
    }

    private static HubSpotSignature check(String version) {
        return HubSpotSignature.of(List.of("another secret", SECRET), URI, Set.of(version));
    }

    private static Stream<String> everyFlipOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return IntStream.range(0, bytes.length * 8)
                .mapToObj(bit -> new String(Sent.flip(bytes, bit), StandardCharsets.ISO_8859_1));
    }

    private static Delivery v3(Instant now, String signature) {
        Map<String, String> headers = Map.of(
                HubSpotSignature.SIGNATURE_V3, signature,
                HubSpotSignature.TIMESTAMP, String.valueOf(SIGNED_AT.toEpochMilli()));
        return new Delivery(now, "application/json", headers::get, bytes(NO_JSON));
    }

    private static Delivery older(String version, String signature, String body) {
        Map<String, String> headers =
                Map.of(HubSpotSignature.SIGNATURE, signature, HubSpotSignature.VERSION, version);
        return new Delivery(SIGNED_AT, "application/json", headers::get, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
