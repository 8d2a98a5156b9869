package io.fupan.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fupan.event.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FrontDoorTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    private record Delivery(String id, String timestamp, String signature, String type, byte[] body) {}

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhooks/standard/demo", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void deliversTheSameAgainUntilItIsAccepted() throws InterruptedException {
        door().deliver("pass0", List.of(event()));

        assertThat(deliveries).hasSize(2);
        assertThat(deliveries).extracting(Delivery::id).containsOnly(deliveries.peek().id());
    }

    @Test
    void signsWhatItDelivers() throws InterruptedException {
        door().deliver("pass0", List.of(event()));

        assertThat(deliveries).allSatisfy(delivery -> {
            String expected = new WebhookSignature(SECRET)
                    .sign(delivery.id(), Long.parseLong(delivery.timestamp()), delivery.body());
            assertThat(delivery.signature()).isEqualTo(expected);
            assertThat(delivery.type()).isEqualTo("application/cloudevents-batch+json");
        });
    }

    private FrontDoor door() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new FrontDoor(new Door(url, SECRET, () -> "integration", () -> "manager"));
    }

    private static ObjectNode event() {
        return Json.mapper().createObjectNode().put("id", "e-1");
    }

    /** Unavailable at first, as while the service behind the door starts again. */
    private void answer(HttpExchange exchange) throws IOException {
        deliveries.add(new Delivery(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(deliveries.size() == 1 ? 503 : 202, -1);
        exchange.close();
    }
}
