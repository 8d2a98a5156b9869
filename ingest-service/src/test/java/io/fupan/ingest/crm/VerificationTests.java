package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, for every system alike. */
class VerificationTests {

    private static final Instant NOW = Sample.NOW;

    @ParameterizedTest
    @MethodSource("io.fupan.ingest.crm.Sample#all")
    void letsInWhatIsProvedByAnyOfTheSecrets(Sample sample) {
        Connection connection = sample.connection();
        for (String secret : connection.secrets()) {
            Delivery delivery = rightly(sample, connection, secret);
            assertThatCode(() -> Systems.adapter(connection).verify(delivery)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void refusesEverythingWhereThereIsNoSecret(Sample sample) {
        Connection connection = sample.connection();
        Connection none = with(connection, List.of(), connection.settings());
        assertRefused(none, rightly(sample, connection, connection.secrets().getFirst()));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void refusesWhatIsNotProvedAtAll(Sample sample) {
        byte[] unproved = new String(sample.body(), StandardCharsets.UTF_8)
                .replace(sample.connection().secrets().getFirst(), "")
                .getBytes(StandardCharsets.UTF_8);
        assertRefused(sample.connection(), sample.withBody(unproved).deliveryAt(NOW, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void refusesEveryFlippedBitOfTheSecret(Sample sample) {
        Connection connection = sample.connection();
        String secret = connection.secrets().getLast();
        Delivery delivery = rightly(sample, connection, secret);
        Flips.of(secret).filter(other -> other.indexOf(':') > 0 || !secret.contains(":")).forEach(other ->
                assertRefused(with(connection, List.of(other), connection.settings()), delivery));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void refusesEveryFlippedBitOfTheProof(Sample sample) {
        Connection connection = sample.connection();
        Map<String, String> headers = Signing.headers(sample, connection, connection.secrets().getFirst(), NOW);
        headers.forEach((name, value) -> Flips.of(value)
                // The name of the scheme is the same in either case.
                .filter(flipped -> !flipped.equalsIgnoreCase(value) || name.startsWith("X-"))
                .filter(flipped -> !name.equals(Delivery.PATH) || flipped.contains("?key="))
                .filter(flipped -> !name.equals(Delivery.PATH) || !flipped.endsWith(value.substring(value.indexOf('?'))))
                .filter(flipped -> !isOnlyTheScheme(value, flipped))
                .forEach(flipped -> {
                    Map<String, String> changed = new HashMap<>(headers);
                    changed.put(name, flipped);
                    assertRefused(connection, sample.deliveryAt(NOW, changed));
                }));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesEveryFlippedBitOfTheBody(Sample sample) {
        Connection connection = sample.connection();
        Map<String, String> headers = Signing.headers(sample, connection, connection.secrets().getFirst(), NOW);
        CrmAdapter adapter = Systems.adapter(connection);
        Flips.of(sample.body()).forEach(body -> assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> adapter.verify(sample.withBody(body).deliveryAt(NOW, headers))));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesEveryFlippedBitOfTheAddress(Sample sample) {
        Connection connection = sample.connection();
        Delivery delivery = rightly(sample, connection, connection.secrets().getFirst());
        Flips.of(connection.settings().get("public-url")).forEach(url -> {
            Map<String, String> settings = new HashMap<>(connection.settings());
            settings.put("public-url", url);
            assertRefused(with(connection, connection.secrets(), settings), delivery);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 86_400})
    void refusesWhatWasSignedAtAnotherTime(long seconds) {
        Sample sample = signed().findFirst().orElseThrow();
        Connection connection = sample.connection();
        Instant at = NOW.plus(Duration.ofSeconds(seconds));
        Map<String, String> headers = Signing.headers(sample, connection, connection.secrets().getFirst(), at);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Systems.adapter(connection).verify(sample.deliveryAt(NOW, headers)))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasToString("urn:fupan:problem:stale-timestamp"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void letsInWhatWasSignedWithinTheWindow(long seconds) {
        Sample sample = signed().findFirst().orElseThrow();
        Connection connection = sample.connection();
        Map<String, String> headers = Signing.headers(
                sample, connection, connection.secrets().getFirst(), NOW.plus(Duration.ofSeconds(seconds)));
        assertThatCode(() -> Systems.adapter(connection).verify(sample.deliveryAt(NOW, headers)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void refusesArbitraryProofsWithoutFailing(Sample sample) {
        Connection connection = sample.connection();
        CrmAdapter adapter = Systems.adapter(connection);
        Random random = new Random(41);
        List<String> names = List.of(
                "Authorization", Delivery.PATH, "X-Fupan-Key", "X-HubSpot-Signature", "X-HubSpot-Signature-v3",
                "X-HubSpot-Signature-Version", "X-HubSpot-Request-Timestamp");
        byte[] unproved = new String(sample.body(), StandardCharsets.UTF_8)
                .replace(connection.secrets().getFirst(), "x")
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            Map<String, String> headers = new HashMap<>();
            names.forEach(name -> headers.put(name, noise(random)));
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> adapter.verify(sample.withBody(unproved).deliveryAt(NOW, headers)));
        }
    }

    static Stream<Sample> oneOfEach() {
        return Systems.names().stream().flatMap(system -> Sample.of(system).limit(1));
    }

    static Stream<Sample> signed() {
        return Sample.of("hubspot").filter(sample -> sample.name().equals("deal-won"));
    }

    private static boolean isOnlyTheScheme(String value, String flipped) {
        int space = value.indexOf(' ');
        return space > 0 && flipped.length() > space && flipped.substring(space).equals(value.substring(space))
                && flipped.substring(0, space).equalsIgnoreCase(value.substring(0, space));
    }

    private static Delivery rightly(Sample sample, Connection connection, String secret) {
        byte[] body = new String(sample.body(), StandardCharsets.UTF_8)
                .replace(connection.secrets().getFirst(), secret)
                .getBytes(StandardCharsets.UTF_8);
        Sample proved = sample.withBody(body);
        return proved.deliveryAt(NOW, Signing.headers(proved, connection, secret, NOW));
    }

    private static Connection with(Connection connection, List<String> secrets, Map<String, String> settings) {
        return new Connection(
                connection.name(), connection.system(), secrets, connection.credentials(), settings, connection.mapping());
    }

    private static void assertRefused(Connection connection, Delivery delivery) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Systems.adapter(connection).verify(delivery))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(401);
                    assertThat(problem.getBody().getDetail()).isEqualTo("The delivery could not be verified.");
                });
    }

    private static String noise(Random random) {
        List<String> morsels = List.of("Basic ", "Bearer ", "?key=", "%zz", "=", "==", "v3", "v1", "1795435200000", ":");
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            noise.append(random.nextBoolean() ? morsels.get(random.nextInt(morsels.size())) : (char) random.nextInt(512));
        }
        return noise.toString();
    }
}
