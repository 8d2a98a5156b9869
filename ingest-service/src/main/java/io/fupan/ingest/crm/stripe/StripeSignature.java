package io.fupan.ingest.crm.stripe;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code Stripe-Signature: t=<seconds>,v1=<hex>[,v1=…][,v0=…]}: HMAC-SHA256 over {@code t.body}. The key is the
 * secret as it stands, with its {@code whsec_}; nothing of it is decoded. Only {@code v1} counts.
 */
record StripeSignature(List<Hmac> keys) {

    static final String HEADER = "Stripe-Signature";

    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    private static final String TIME = "t=";
    private static final String VERSION = "v1=";
    private static final int MAX_PARTS = 16;
    private static final int MAX_DIGITS = 12;

    /**
     * Checks a delivery.
     *
     * @throws Problem 401 {@code invalid-signature} or {@code stale-timestamp}
     */
    void verify(Delivery delivery) {
        String header = delivery.header(HEADER);
        String[] parts = header == null ? new String[0] : header.split(",", MAX_PARTS + 1);
        String timestamp = timestamp(parts);
        if (timestamp == null || parts.length > MAX_PARTS || !isSigned(parts, timestamp, delivery.body())) {
            throw Proof.invalid();
        }
        Proof.requireWithin(TOLERANCE, Instant.ofEpochSecond(Long.parseLong(timestamp)), delivery.receivedAt());
    }

    private boolean isSigned(String[] parts, String timestamp, byte[] body) {
        byte[] prefix = (timestamp + '.').getBytes(StandardCharsets.US_ASCII);
        boolean signed = false;
        for (String part : parts) {
            // No short cut: the time taken tells nothing about which signature was right.
            signed |= Proof.holds(part.strip(), keys, key -> VERSION + Proof.hex(key.of(prefix, body)));
        }
        return signed;
    }

    private static @Nullable String timestamp(String[] parts) {
        for (String part : parts) {
            String stripped = part.strip();
            if (stripped.startsWith(TIME)) {
                String timestamp = stripped.substring(TIME.length());
                return Proof.isNumber(timestamp, MAX_DIGITS) ? timestamp : null;
            }
        }
        return null;
    }
}
