package io.fupan.ingest.crm;

import io.fupan.ingest.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers with which the real senders prove themselves, computed apart from the code under test. */
final class Signing {

    private Signing() {}

    static Map<String, String> headers(Sample sample, Connection connection, String secret, Instant at) {
        return switch (sample.system()) {
            case "hubspot" -> hubspot(sample, connection.settings().get("public-url"), secret, at);
            case "salesforce" -> Map.of(Delivery.PATH, "/webhooks/salesforce/main?key=" + secret);
            case "pipedrive" -> Map.of("Authorization", "Basic " + base64(bytes(secret)));
            case "zoho" -> sample.name().startsWith("workflow") ? Map.of("X-Fupan-Key", secret) : Map.of();
            default -> throw new IllegalArgumentException("nobody signs for " + sample.system());
        };
    }

    private static Map<String, String> hubspot(Sample sample, String uri, String secret, Instant at) {
        String timestamp = String.valueOf(at.toEpochMilli());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update(bytes("POST" + uri));
            mac.update(sample.body());
            mac.update(bytes(timestamp));
            return Map.of("X-HubSpot-Signature-v3", base64(mac.doFinal()), "X-HubSpot-Request-Timestamp", timestamp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
