package io.fupan.ingest.crm.standard;

import io.fupan.event.json.Json;
import io.fupan.ingest.delivery.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A signed delivery whose signature somebody else computed. */
record Vector(String origin, String secret, String id, String timestamp, String signature, String body) {

    static Vector named(String name) {
        try (InputStream in = Vector.class.getResourceAsStream("/standard-webhooks/" + name + ".json")) {
            return Json.mapper().readValue(in, Vector.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Vector withId(String other) {
        return new Vector(origin, secret, other, timestamp, signature, body);
    }

    Vector withTimestamp(String other) {
        return new Vector(origin, secret, id, other, signature, body);
    }

    Vector withSignature(String other) {
        return new Vector(origin, secret, id, timestamp, other, body);
    }

    Vector withSecret(String other) {
        return new Vector(origin, other, id, timestamp, signature, body);
    }

    Delivery delivery() {
        return deliveryAt(Instant.ofEpochSecond(1614265330), body.getBytes(StandardCharsets.UTF_8));
    }

    Delivery deliveryAt(Instant now, byte[] bytes) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature));
        return new Delivery(now, "application/json", headers::get, bytes);
    }

    SignatureCheck check(String... moreSecrets) {
        List<String> secrets = new java.util.ArrayList<>(List.of(moreSecrets));
        secrets.add(secret);
        return new SignatureCheck(secrets.stream().map(Secret::parse).toList());
    }

    static String secretOf(byte[] key) {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    byte[] key() {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }
}
