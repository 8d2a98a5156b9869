package io.fupan.ingest;

import io.fupan.event.json.EventCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls the service as its senders do. */
record Client(int port) {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String SINGLE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What the service answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode body() {
            return EventCodec.parse(response.body().getBytes(StandardCharsets.UTF_8));
        }

        String text(String member) {
            return body().path(member).asString("");
        }

        String receipt() {
            return text("receipt");
        }
    }

    Answer webhook(String body) {
        return webhook("/webhooks/standard/acme", "msg_1", body, BATCH);
    }

    Answer webhook(String path, String id, String body, String contentType) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return webhook(path, id, timestamp, sign(id, timestamp, body), body, contentType);
    }

    Answer webhook(String path, String id, String timestamp, String signature, String body, String contentType) {
        return send(request(path)
                .header("content-type", contentType)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body)));
    }

    Answer signed(String secret, String path, String body) {
        String id = "msg_" + UUID.randomUUID();
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return webhook(path, id, timestamp, sign(secret, id, timestamp, body), body, BATCH);
    }

    Answer paper(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("x-key", "pencil").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer events(String body, String contentType) {
        return send(api("/api/v1/events", "integration").header("content-type", contentType).POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path, @Nullable String role) {
        return send(role == null ? request(path) : api(path, role));
    }

    Answer call(String method, String path, String body) {
        return send(api(path, "admin").header("content-type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder api(String path, String role) {
        return request(path).header("authorization", "Bearer " + role);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A body whose length is not announced. */
    static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    static String sign(String id, String timestamp, String body) {
        return sign(SECRET, id, timestamp, body);
    }

    static String sign(String secret, String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            byte[] code = mac.doFinal((id + '.' + timestamp + '.' + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
