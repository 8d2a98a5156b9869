package io.fupan.ingest.crm.standard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTests {

    private static final String OTHER_SECRET = Vector.secretOf(new byte[32]);
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1614265330);

    private final Vector vector = Vector.named("published");

    @ParameterizedTest
    @ValueSource(strings = {"published", "rotation"})
    void verifiesPublishedVectors(String name) {
        Vector published = Vector.named(name);
        assertThatCode(() -> published.check().verify(published.delivery())).doesNotThrowAnyException();
    }

    @Test
    void verifiesWithAnyOfSeveralValidSecrets() {
        assertThatCode(() -> vector.check(OTHER_SECRET).verify(vector.delivery())).doesNotThrowAnyException();
    }

    @Test
    void refusesEverythingWhenThereIsNoSecret() {
        SignatureCheck none = new SignatureCheck(java.util.List.of());
        assertRefused("invalid-signature", () -> none.verify(vector.delivery()));
    }

    @Test
    void refusesEveryFlippedBitOfTheBody() {
        byte[] body = vector.body().getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < body.length * 8; bit++) {
            Delivery changed = vector.deliveryAt(SIGNED_AT, flip(body, bit));
            assertRefused("invalid-signature", () -> vector.check().verify(changed));
        }
    }

    @Test
    void refusesEveryFlippedBitOfTheSecret() {
        for (int bit = 0; bit < vector.key().length * 8; bit++) {
            Vector changed = vector.withSecret(Vector.secretOf(flip(vector.key(), bit)));
            assertRefused("invalid-signature", () -> changed.check().verify(changed.delivery()));
        }
    }

    @Test
    void refusesEveryFlippedBitOfTheHeaders() {
        everyFlip(vector.id()).map(vector::withId).forEach(this::assertUnverified);
        everyFlip(vector.timestamp()).map(vector::withTimestamp).forEach(this::assertUnverified);
        everyFlip(vector.signature()).map(vector::withSignature).forEach(this::assertUnverified);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void refusesWhatWasSignedAtAnotherTime(long secondsLater) {
        Delivery late = vector.deliveryAt(
                SIGNED_AT.plusSeconds(secondsLater), vector.body().getBytes(StandardCharsets.UTF_8));
        assertRefused("stale-timestamp", () -> vector.check().verify(late));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void allowsFiveMinutesEitherWay(long secondsLater) {
        Delivery late = vector.deliveryAt(
                SIGNED_AT.plus(Duration.ofSeconds(secondsLater)), vector.body().getBytes(StandardCharsets.UTF_8));
        assertThatCode(() -> vector.check().verify(late)).doesNotThrowAnyException();
    }

    @Test
    void refusesMissingHeaders() {
        Delivery bare = new Delivery(SIGNED_AT, "application/json", name -> null, new byte[0]);
        assertRefused("invalid-signature", () -> vector.check().verify(bare));
    }

    @Test
    void refusesARightSignatureBehindTooManyWrongOnes() {
        Vector flooded = vector.withSignature("v1,x ".repeat(16) + vector.signature());
        assertRefused("invalid-signature", () -> flooded.check().verify(flooded.delivery()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void refusesArbitraryHeadersWithoutFailing(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Vector noise = new Vector("", vector.secret(), text(random), text(random), text(random), vector.body());
            assertUnverified(noise);
            assertUnverified(vector.withTimestamp(text(random)));
            assertUnverified(vector.withSignature("v1," + text(random)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64 at all, really"})
    void refusesWeakSecretsWithoutRepeatingThem(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.parse(secret))
                .withMessage("a secret is 'whsec_' followed by 24 to 64 bytes in Base64");
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L, 5L);
    }

    private void assertUnverified(Vector changed) {
        assertRefused("invalid-signature", () -> changed.check().verify(changed.delivery()));
    }

    private static void assertRefused(String slug, ThrowingCallable verification) {
        assertThatExceptionOfType(Problem.class).isThrownBy(verification).satisfies(problem -> {
            org.assertj.core.api.Assertions.assertThat(problem.getStatusCode().value()).isEqualTo(401);
            org.assertj.core.api.Assertions.assertThat(problem.getBody().getType())
                    .hasToString("urn:fupan:problem:" + slug);
            org.assertj.core.api.Assertions.assertThat(problem.getBody().getDetail())
                    .isEqualTo("The delivery could not be verified.");
        });
    }

    private static Stream<String> everyFlip(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        return java.util.stream.IntStream.range(0, bytes.length * 8)
                .mapToObj(bit -> new String(flip(bytes, bit), StandardCharsets.ISO_8859_1));
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(random.nextInt(3) == 0 ? "v1, 0=".charAt(random.nextInt(6)) : (char) random.nextInt(256));
        }
        return text.toString();
    }
}
