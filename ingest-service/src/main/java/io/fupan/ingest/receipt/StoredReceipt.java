package io.fupan.ingest.receipt;

import io.fupan.ingest.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it was received, whole again.
 *
 * @param id of the receipt, which its events carry
 * @param receivedAt when it came
 * @param door which door it came through
 * @param system what sent it
 * @param connection through which connection
 * @param adapter version of the code that read it then
 * @param deliveryKey what the sender calls the delivery
 * @param event what the last part of its address said
 * @param contentType as sent
 * @param headers those that reading it needs, by their name
 * @param bytes length of the body
 * @param sha256 of the body, in hexadecimal
 * @param refused how many of its items went to the quarantine then
 * @param events identities ({@code source#id}) of the events it gave then
 * @param encoding of {@code body}: {@code utf-8} for the text itself, else {@code base64}
 * @param body what was sent
 */
public record StoredReceipt(
        String id,
        Instant receivedAt,
        String door,
        String system,
        String connection,
        int adapter,
        String deliveryKey,
        @Nullable String event,
        @Nullable String contentType,
        Map<String, String> headers,
        int bytes,
        String sha256,
        int refused,
        List<String> events,
        String encoding,
        String body) {

    /** The delivery, to be read again. */
    public Delivery delivery() {
        byte[] raw = encoding.equals(Receipt.BASE64)
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return Delivery.again(receivedAt, id, event, contentType, this::header, raw);
    }

    private @Nullable String header(String name) {
        for (Map.Entry<String, String> each : headers.entrySet()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return each.getValue();
            }
        }
        return null;
    }
}
