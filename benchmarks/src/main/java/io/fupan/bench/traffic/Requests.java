package io.fupan.bench.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HTTP requests as bytes, made before they are needed, so that the sender does nothing but send. */
public final class Requests {

    /** The secret of the connection that is measured. */
    public static final String SECRET = "whsec_YmVuY2htYXJrLXNlY3JldC1vZi0zMi1ieXRlcyEh";

    /** Where the measured connection takes its deliveries. */
    public static final String PATH = "/webhooks/standard/bench";

    private static final String PREFIX = "whsec_";

    private Requests() {}

    /**
     * Signed deliveries.
     *
     * @param many how many
     * @param together events of each; one is sent as one event, more as a batch
     */
    public static List<byte[]> signed(Mix mix, int many, int together) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        List<byte[]> requests = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            byte[] body = together == 1 ? mix.next() : batch(mix, together);
            requests.add(signed("msg-%s-%d".formatted(timestamp, i), timestamp, body, together > 1));
        }
        return requests;
    }

    /** One signed delivery. */
    public static byte[] signed(String id, String timestamp, byte[] body, boolean batch) {
        return post(
                PATH,
                batch,
                "webhook-id: %s\r\nwebhook-timestamp: %s\r\nwebhook-signature: %s\r\n"
                        .formatted(id, timestamp, signature(id, timestamp, body)),
                body);
    }

    /** One delivery of a caller with a bearer token. */
    public static byte[] withToken(String token, byte[] body, boolean batch) {
        return post("/api/v1/events", batch, "authorization: Bearer " + token + "\r\n", body);
    }

    private static byte[] post(String path, boolean batch, String headers, byte[] body) {
        String head = "POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/cloudevents%s+json\r\ncontent-length: %d\r\n%s\r\n"
                .formatted(path, batch ? "-batch" : "", body.length, headers);
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static byte[] batch(Mix mix, int together) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(together * 500);
        for (int i = 0; i < together; i++) {
            body.write(i == 0 ? '[' : ',');
            body.writeBytes(mix.next());
        }
        body.write(']');
        return body.toByteArray();
    }

    private static String signature(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
