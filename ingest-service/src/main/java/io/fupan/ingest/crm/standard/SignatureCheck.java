package io.fupan.ingest.crm.standard;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Checks the signature of Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}, the raw bytes as they
 * came. One right signature under one of the valid secrets is enough, so that secrets can be changed without a gap.
 */
record SignatureCheck(List<Secret> secrets) {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v1,";
    private static final int MAX_SIGNATURES = 16;
    private static final int MAX_ID = 256;
    private static final int MAX_DIGITS = 12;

    SignatureCheck {
        secrets = List.copyOf(secrets);
    }

    /**
     * Checks a delivery.
     *
     * @throws Problem 401: {@code invalid-signature}, or {@code stale-timestamp} for what was rightly signed at
     *     another time
     */
    void verify(Delivery delivery) {
        String id = delivery.header(ID);
        String timestamp = delivery.header(TIMESTAMP);
        String signatures = delivery.header(SIGNATURE);
        if (id == null || id.isBlank() || id.length() > MAX_ID || !isSeconds(timestamp) || signatures == null) {
            throw refused("invalid-signature");
        }
        if (!isSigned(id + '.' + timestamp + '.', delivery.body(), signatures)) {
            throw refused("invalid-signature");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), delivery.receivedAt());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            throw refused("stale-timestamp");
        }
    }

    private boolean isSigned(String prefix, byte[] body, String signatures) {
        String[] claimed = signatures.split(" ", MAX_SIGNATURES + 1);
        boolean signed = false;
        for (Secret secret : secrets) {
            byte[] expected = sign(secret, prefix, body);
            for (int i = 0; i < Math.min(claimed.length, MAX_SIGNATURES); i++) {
                // No short cut: the time taken tells nothing about which secret or which signature was right.
                signed |= claimed[i].startsWith(VERSION) && MessageDigest.isEqual(expected, bytes(claimed[i]));
            }
        }
        return signed;
    }

    private static byte[] sign(Secret secret, String prefix, byte[] body) {
        Mac mac = secret.mac();
        mac.update(bytes(prefix));
        mac.update(body);
        return bytes(VERSION + Base64.getEncoder().encodeToString(mac.doFinal()));
    }

    /** Header bytes as they were on the wire. */
    private static byte[] bytes(String header) {
        return header.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isSeconds(@Nullable String text) {
        return text != null
                && !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Problem refused(String slug) {
        return Problem.of(HttpStatus.UNAUTHORIZED, slug, "The delivery could not be verified.");
    }
}
