package io.fupan.ingest.crm.stripe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.service.problem.Problem;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTests {

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_700_000_000);
    private static final String RIGHT = "4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150";
    private static final String HEADER = StripeSignature.HEADER;
    private static final String SECRET = "whsec_test_secret";

    /** The payload and the secret of the vendor's own tests; what they give under this time was computed apart. */
    private static final Sent SIGNED = Sent.json(SIGNED_AT, "{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}")
            .with(HEADER, "t=1700000000,v1=" + RIGHT);

    @Test
    void verifiesWhatIsSigned() {
        assertVerified(SIGNED, SECRET);
    }

    @Test
    void verifiesUnderTheOldAndTheNewSecret() {
        assertVerified(SIGNED, "whsec_new", SECRET);
    }

    @Test
    void verifiesOneOfSeveralSignatures() {
        assertVerified(SIGNED.with(HEADER, "t=1700000000,v1=" + "0".repeat(64) + ",v0=x,v1=" + RIGHT), SECRET);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesForgeries(Sent forgery) {
        assertRefused("invalid-signature", forgery, SECRET);
    }

    static Stream<Sent> forgeries() {
        return Stream.of(
                        "",
                        "t=1700000000",
                        "v1=" + RIGHT,
                        "t=1700000000,v0=" + RIGHT,
                        "t=,v1=" + RIGHT,
                        "t=-1,v1=" + RIGHT,
                        "t=9999999999999,v1=" + RIGHT,
                        "t=1700000000,v1=",
                        "t=1700000000,v1=" + RIGHT.substring(1),
                        "t=1700000000" + ",v1=00".repeat(20) + ",v1=" + RIGHT)
                .map(header -> SIGNED.with(HEADER, header));
    }

    @Test
    void refusesADeliveryWithoutAnySignature() {
        assertRefused("invalid-signature", Sent.json(SIGNED_AT, "{}"), SECRET);
    }

    @Test
    void refusesEveryFlippedBit() {
        SIGNED.everyFlipOfTheBody().forEach(each -> assertRefused("invalid-signature", each, SECRET));
        SIGNED.everyFlipOf(HEADER).forEach(each -> assertThatExceptionOfType(Problem.class)
                .as(each.headers().toString())
                .isThrownBy(() -> verify(each, SECRET)));
        for (int bit = 0; bit < SECRET.length() * 7; bit++) {
            char[] secret = SECRET.toCharArray();
            secret[bit / 7] ^= (char) (1 << bit % 7);
            assertRefused("invalid-signature", SIGNED, new String(secret));
        }
    }

    @Test
    void doesNotDecodeTheSecret() {
        assertRefused("invalid-signature", SIGNED, "test_secret");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void acceptsFiveMinutesOnBothSides(long seconds) {
        assertVerified(SIGNED.atTime(SIGNED_AT.plusSeconds(seconds)), SECRET);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesMoreThanFiveMinutesOnBothSides(long seconds) {
        assertRefused("stale-timestamp", SIGNED.atTime(SIGNED_AT.plusSeconds(seconds)), SECRET);
    }

    @Test
    void refusesEverythingWithoutASecret() {
        assertRefused("invalid-signature", SIGNED);
    }

    @Test
    void doesNotConnectWithABlankSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stripe().connect(Links.of("stripe", "")));
    }

    private static void verify(Sent sent, String... secrets) {
        new Stripe().connect(Links.of("stripe", secrets)).verify(sent.delivery());
    }

    private static void assertVerified(Sent sent, String... secrets) {
        assertThatCode(() -> verify(sent, secrets)).doesNotThrowAnyException();
    }

    private static void assertRefused(String slug, Sent sent, String... secrets) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> verify(sent, secrets))
                .satisfies(problem -> org.assertj.core.api.Assertions.assertThat(problem.getBody().getType().toString())
                        .isEqualTo(Problem.TYPE_PREFIX + slug));
    }
}
