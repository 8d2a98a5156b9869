package io.fupan.ingest.crm.standard;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}, the raw bytes as they
 * came. One right signature under one of the valid secrets is enough, so that secrets can be changed without a gap.
 */
record SignatureCheck(List<Hmac> secrets) {

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
            throw Proof.invalid();
        }
        if (!isSigned(id + '.' + timestamp + '.', delivery.body(), signatures)) {
            throw Proof.invalid();
        }
        Proof.requireWithin(TOLERANCE, Instant.ofEpochSecond(Long.parseLong(timestamp)), delivery.receivedAt());
    }

    private boolean isSigned(String prefix, byte[] body, String signatures) {
        String[] claimed = signatures.split(" ", MAX_SIGNATURES + 1);
        List<String> expected = secrets.stream().map(secret -> sign(secret, prefix, body)).toList();
        boolean signed = false;
        for (int i = 0; i < Math.min(claimed.length, MAX_SIGNATURES); i++) {
            // No short cut: the time taken tells nothing about which signature was right.
            signed |= Proof.holds(claimed[i], expected, Function.identity());
        }
        return signed;
    }

    private static String sign(Hmac secret, String prefix, byte[] body) {
        return VERSION + Proof.base64(secret.of(prefix.getBytes(StandardCharsets.ISO_8859_1), body));
    }

    private static boolean isSeconds(@Nullable String text) {
        return text != null && Proof.isNumber(text, MAX_DIGITS);
    }
}
