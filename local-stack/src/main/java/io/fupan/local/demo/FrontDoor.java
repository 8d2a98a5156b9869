package io.fupan.local.demo;

import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import io.fupan.local.console.CannotContinue;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The platform's public interface, as a CRM and an integration use it. */
final class FrontDoor {

    /** The most events a request may carry. */
    static final int BATCH = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final String JSON = "application/json";

    private final Door door;
    private final WebhookSignature signature;
    private final Http http = new Http(PATIENCE);

    FrontDoor(Door door) {
        this.door = door;
        this.signature = new WebhookSignature(door.webhookSecret());
    }

    /** Delivers events signed as the demonstration's CRM; a repeated attempt carries the same delivery id. */
    void deliver(String pass, List<? extends JsonNode> events) throws InterruptedException {
        byte[] body = Json.mapper().writeValueAsBytes(events);
        String ids = events.stream().map(event -> event.path("id").asString()).collect(Collectors.joining(","));
        String id = "demo_" + Hash.hex(pass + ids, 24);
        accepted(http.send(() -> {
            long now = Instant.now().getEpochSecond();
            return post("/webhooks/standard/demo", EventCodec.BATCH_MEDIA_TYPE, body)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", String.valueOf(now))
                    .header("webhook-signature", signature.sign(id, now, body))
                    .build();
        }));
    }

    /** Records events as an integration. */
    void record(List<? extends JsonNode> events) throws InterruptedException {
        byte[] body = Json.mapper().writeValueAsBytes(events);
        accepted(http.send(() -> withToken(post("/api/v1/events", EventCodec.BATCH_MEDIA_TYPE, body))));
    }

    /** Posts items as an integration. */
    HttpResponse<String> postItems(String path, List<? extends JsonNode> items) throws InterruptedException {
        byte[] body = Json.mapper().writeValueAsBytes(items);
        return http.send(() -> withToken(post(path, JSON, body)));
    }

    /** Posts a document as a manager; the key makes a repetition harmless. */
    HttpResponse<String> postAsManager(String path, JsonNode document, String key) throws InterruptedException {
        byte[] body = Json.mapper().writeValueAsBytes(document);
        return http.send(() -> post(path, JSON, body)
                .header("Idempotency-Key", key)
                .header("Authorization", "Bearer " + door.managerToken().get())
                .build());
    }

    /** Asks as a manager. */
    HttpResponse<String> get(String path) throws InterruptedException {
        return http.send(() -> HttpRequest.newBuilder(door.url().resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + door.managerToken().get())
                .build());
    }

    private HttpRequest withToken(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + door.integrationToken().get()).build();
    }

    private HttpRequest.Builder post(String path, String contentType, byte[] body) {
        return HttpRequest.newBuilder(door.url().resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static void accepted(HttpResponse<String> response) {
        JsonNode answer = Demo.json(response);
        if (response.statusCode() != 202 || answer.path("refused").asInt(0) > 0) {
            throw new CannotContinue("%s refused the demonstration's data: status %d %s"
                    .formatted(response.uri(), response.statusCode(), response.body()));
        }
    }
}
