package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A proof that is noise, or was right before something was done to it, is answered 401, and nothing else is thrown. */
class ArbitraryProofTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SECRET = "s3cret-of-acme";
    private static final String BODY = "{\"event_id\":\"1\",\"created_at\":1795435200}";
    private static final List<String> MORSELS = List.of(
            "", " ", ",", ",,", "=", "==", ":", "t=", "v1=", "t=99999999999999999999", "t=-1", "sha256=", "sha1=", "%zz",
            "?key=", "&key=", "?", "1795435200", "1795435200000", "9223372036854775808", "-1", "2026-11-23T12:00:00Z",
            "+999999999-12-31T23:59:59Z", "0000", "\u0000", "\n", "é", "\uD800", "复盘", "Bearer ", "YTo=", "Og==", "----");

    /**
     * A system, and a proof that it lets in.
     *
     * @param isWhole whether a header, after something was done to it, still holds all that proves
     */
    private record Proved(String system, Map<String, String> headers, Predicate<Map<String, String>> isWhole) {

        Sent sent(Map<String, String> changed) {
            Sent sent = Sent.json(NOW, BODY);
            for (Map.Entry<String, String> each : changed.entrySet()) {
                sent = sent.with(each.getKey(), each.getValue());
            }
            return sent;
        }

        CrmAdapter adapter() {
            return Systems.adapter(Links.of(system, "another-secret", SECRET));
        }

        @Override
        public String toString() {
            return system + ' ' + headers.keySet();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesNoise(Proved proved) {
        Random random = new Random(43);
        CrmAdapter adapter = proved.adapter();
        for (int round = 0; round < 3000; round++) {
            Sent sent = Sent.json(NOW, BODY);
            for (Map.Entry<String, String> each : proved.headers().entrySet()) {
                sent = switch (random.nextInt(4)) {
                    case 0 -> sent;
                    case 1 -> sent.with(each.getKey(), noise(random, 400));
                    default -> sent.with(each.getKey(), noise(random, 6));
                };
            }
            assertRefused(adapter, sent);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesAProofToWhichSomethingWasDone(Proved proved) {
        Random random = new Random(47);
        CrmAdapter adapter = proved.adapter();
        assertThatCode(() -> adapter.verify(proved.sent(proved.headers()).delivery())).doesNotThrowAnyException();
        List<String> names = proved.headers().keySet().stream().sorted().toList();
        int refused = 0;
        for (int round = 0; round < 4000; round++) {
            Map<String, String> changed = new TreeMap<>(proved.headers());
            changed.computeIfPresent(names.get(random.nextInt(names.size())), (name, value) -> mutated(value, random));
            if (!proved.isWhole().test(changed)) {
                assertRefused(adapter, proved.sent(changed));
                refused++;
            }
        }
        assertThat(refused).as("proofs that were really changed").isGreaterThan(3000);
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesProofsWithoutEndSoon(Proved proved) {
        CrmAdapter adapter = proved.adapter();
        for (String part : List.of("t=1,", "v1=0,", "&key=", "=", "YTo6", "9", ":", "?")) {
            Sent sent = Sent.json(NOW, BODY);
            for (String name : proved.headers().keySet()) {
                sent = sent.with(name, part.repeat(64 * 1024));
            }
            assertRefused(adapter, sent);
        }
    }

    static Stream<Proved> all() {
        String seconds = String.valueOf(NOW.getEpochSecond());
        String millis = String.valueOf(NOW.toEpochMilli());
        String stripe = "v1=" + hex(hmac("HmacSHA256", seconds + '.' + BODY));
        byte[] code = hmac("HmacSHA256", BODY);
        return Stream.of(
                new Proved("stripe", Map.of("Stripe-Signature", "t=" + seconds + ',' + stripe), headers -> {
                    List<String> parts = Arrays.stream(headers.get("Stripe-Signature").split(",")).map(String::strip).toList();
                    return parts.contains("t=" + seconds) && parts.contains(stripe);
                }),
                espo("Signature", concat("65f0:", hex(code).getBytes(StandardCharsets.US_ASCII))),
                espo("X-Signature", concat("65f0:", code)),
                exact("twenty", Map.of(
                        "X-Twenty-Webhook-Timestamp", millis,
                        "X-Twenty-Webhook-Signature", hex(hmac("HmacSHA256", millis + ':' + BODY)))),
                exact("zendesk", Map.of(
                        "X-Zendesk-Webhook-Signature-Timestamp", NOW.toString(),
                        "X-Zendesk-Webhook-Signature", base64(hmac("HmacSHA256", NOW + BODY)))),
                exact("typeform", Map.of("Typeform-Signature", "sha256=" + base64(code))),
                exact("delighted", Map.of("X-Delighted-Webhook-Signature", "sha256=" + hex(code))),
                exact("surveymonkey", Map.of("Sm-Signature", base64(hmac("HmacSHA1", BODY)))),
                exact("odoo", Map.of("X-Fupan-Key", SECRET)),
                exact("template", Map.of("X-Fupan-Key", SECRET)),
                exact("krayin", Map.of("X-Fupan-Key", SECRET)),
                exact("cordys", Map.of("X-Fupan-Key", SECRET)),
                address("odoo"),
                address("template"));
    }

    private static Proved exact(String system, Map<String, String> headers) {
        return new Proved(system, headers, headers::equals);
    }

    /** The key in the address, of which only that part proves anything. */
    private static Proved address(String system) {
        return new Proved(system, Map.of(":path", "/webhooks/acme?key=" + SECRET), headers -> {
            String address = headers.get(":path");
            return Arrays.asList(address.substring(address.indexOf('?') + 1).split("&", -1)).contains("key=" + SECRET);
        });
    }

    /** The id before the colon says which webhook it was, and proves nothing. */
    private static Proved espo(String header, byte[] claim) {
        String code = afterColon(claim);
        return new Proved("espocrm", Map.of(header, base64(claim)), headers -> {
            try {
                return afterColon(Base64.getDecoder().decode(headers.get(header))).equals(code);
            } catch (IllegalArgumentException e) {
                return false;
            }
        });
    }

    private static String afterColon(byte[] claim) {
        String text = new String(claim, StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf(':') + 1);
    }

    private static void assertRefused(CrmAdapter adapter, Sent sent) {
        assertThatExceptionOfType(Problem.class)
                .as(sent.headers().toString())
                .isThrownBy(() -> adapter.verify(sent.delivery()))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(401);
                    assertThat(problem.getBody().getDetail()).isEqualTo("The delivery could not be verified.");
                });
    }

    private static String mutated(String value, Random random) {
        int from = random.nextInt(value.length() + 1);
        int to = Math.min(value.length(), from + random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, from) + noise(random, 2) + value.substring(to);
            case 1 -> value.substring(from) + value.substring(0, from);
            case 2 -> value.substring(0, from);
            default -> new String(
                    Flips.flip(value.getBytes(StandardCharsets.ISO_8859_1), random.nextInt(value.length() * 8)),
                    StandardCharsets.ISO_8859_1);
        };
    }

    private static String noise(Random random, int most) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            noise.append(
                    random.nextBoolean() ? MORSELS.get(random.nextInt(MORSELS.size())) : (char) random.nextInt(512));
        }
        return noise.toString();
    }

    private static byte[] hmac(String algorithm, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(String id, byte[] code) {
        byte[] all = Arrays.copyOf(id.getBytes(StandardCharsets.US_ASCII), id.length() + code.length);
        System.arraycopy(code, 0, all, id.length(), code.length);
        return all;
    }

    private static String hex(byte[] code) {
        return HexFormat.of().formatHex(code);
    }

    private static String base64(byte[] code) {
        return Base64.getEncoder().encodeToString(code);
    }
}
