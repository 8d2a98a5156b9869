package io.fupan.ingest.signature;

import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How a claim is compared with what it should be, and how it is turned down: always without any detail. */
public final class Proof {

    private Proof() {}

    /**
     * Whether the claim is what one of the secrets gives.
     *
     * @param <S> a secret, in the form that a scheme needs
     * @param claimed what the sender says, as it stood in the header
     * @param expected what the sender should say under a secret
     */
    public static <S> boolean holds(String claimed, List<S> secrets, Function<S, String> expected) {
        byte[] claim = bytes(claimed);
        boolean holds = false;
        for (S secret : secrets) {
            // No short cut: the time taken tells nothing about which secret was right.
            holds |= MessageDigest.isEqual(bytes(expected.apply(secret)), claim);
        }
        return holds;
    }

    /**
     * Requires the claim to be what one of the secrets gives, see {@link #holds}.
     *
     * @param claimed {@code null} if the sender says nothing
     * @throws Problem 401 {@code invalid-signature}
     */
    public static <S> void require(@Nullable String claimed, List<S> secrets, Function<S, String> expected) {
        if (claimed == null || !holds(claimed, secrets, expected)) {
            throw invalid();
        }
    }

    /**
     * Refuses what was signed at another time.
     *
     * @param tolerance how far apart the clocks may be, in either direction
     * @throws Problem 401 {@code stale-timestamp}
     */
    public static void requireWithin(Duration tolerance, Instant signedAt, Instant receivedAt) {
        if (Duration.between(signedAt, receivedAt).abs().compareTo(tolerance) > 0) {
            throw refused("stale-timestamp");
        }
    }

    /** The answer to an unproved sender: 401 {@code invalid-signature}. */
    public static Problem invalid() {
        return refused("invalid-signature");
    }

    /** Lower-case hexadecimal. */
    public static String hex(byte[] code) {
        return HexFormat.of().formatHex(code);
    }

    /** Base64 with padding. */
    public static String base64(byte[] code) {
        return Base64.getEncoder().encodeToString(code);
    }

    /** Whether a header is 1 to {@code most} decimal digits, so that it can be read as a number. */
    public static boolean isNumber(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Problem refused(String slug) {
        return Problem.of(HttpStatus.UNAUTHORIZED, slug, "The delivery could not be verified.");
    }
}
