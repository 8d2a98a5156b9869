package io.fupan.metrics;

import static org.awaitility.Awaitility.await;

import io.fupan.event.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Somebody who opened a stream, over HTTP. */
final class Listener implements AutoCloseable {

    /** One event. */
    record Said(String event, String id, JsonNode data) {}

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private volatile String lastId;

    private Listener(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    /** Opens a stream and waits until it is ready. */
    static Listener open(int port, String query, String token, String lastEventId) throws Exception {
        HttpResponse<InputStream> answer = answer(port, query, token, lastEventId);
        if (answer.statusCode() != 200) {
            throw new AssertionError(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        Listener listener = new Listener(answer.body());
        await().until(() -> !listener.said.isEmpty());
        return listener;
    }

    /** What is answered, without reading it. */
    static HttpResponse<InputStream> answer(int port, String query, String token, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/stream" + query))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    }

    List<Said> said() {
        return said;
    }

    /** The id that a browser would come back with, also where no event had it. */
    String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        String event = null;
        String data = null;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && data != null) {
                    said.add(new Said(event, lastId, Json.mapper().readTree(data)));
                    data = null;
                }
            }
        } catch (IOException e) {
            // It was closed.
            said.add(new Said("gone", lastId, null));
        }
    }
}
