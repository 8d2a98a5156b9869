package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class DoorTests extends RunningIngest {

    private static final String DESK = "/webhooks/paper/desk";

    @Autowired
    private MeterRegistry meters;

    @Test
    void answersInTheWordsOfTheSystem() {
        Answer answer = client.paper(DESK, "won door-words");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("<ack/>");
        assertThat(answer.response().headers().firstValue("content-type")).hasValue("text/xml");
        assertThat(records.of(Topics.DEAL_EVENTS, "door-words")).hasSize(1);
    }

    @Test
    void saysThatAllIsWellToASenderThatCouldOnlySendTheSameAgain() {
        Answer answer = client.paper(DESK, "gibberish", "x-delivery", "door-gibberish");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(records.of(Topics.QUARANTINE, "/ingest/webhook/paper/desk#door-gibberish")).hasSize(1);
    }

    @Test
    void letsTheAddressSayWhatHappened() {
        client.paper(DESK + "/deal.closed", "event door-address", "x-delivery", "door-address");

        assertThat(records.of(Topics.DEAL_EVENTS, "door-address-deal.closed")).hasSize(1);
        assertThat(receipt("door-address").path("event").asString()).isEqualTo("deal.closed");
    }

    @Test
    void keepsTheHeadersThatReadingNeedsAndNoOthers() {
        client.paper(DESK, "won door-headers", "x-delivery", "door-headers", "x-day", "2017-05-05", "x-other", "noise");

        JsonNode receipt = receipt("door-headers");

        assertThat(receipt.path("headers").toString()).isEqualTo("{\"x-day\":\"2017-05-05\"}");
        assertThat(receipt.toString()).doesNotContain("pencil").doesNotContain("noise");
    }

    @Test
    void answersThoseWhoOnlyLookWhetherItIsThere() {
        Answer head = client.send(client.request(DESK).method("HEAD", BodyPublishers.noBody()));

        assertThat(client.get(DESK, null).response().body()).isEqualTo("here");
        assertThat(head.status()).isEqualTo(200);
        assertProblem(client.get("/webhooks/standard/acme", null), 405, "method-not-allowed");
        assertProblem(client.get("/webhooks/paper/nosuch", null), 404, "unknown-connection");
    }

    @Test
    void takesAsMuchAsTheSystemSends() {
        String large = "ignored " + "X".repeat(1024 * 1024 + 1);
        assertThat(client.paper(DESK, large).status()).isEqualTo(200);
        assertProblem(client.paper(DESK, large + large), 413, "body-too-large");
    }

    @Test
    void doesNotWaitForASenderThatStopsInTheMiddle() throws IOException {
        String head = """
                POST /webhooks/paper/desk HTTP/1.1\r
                Host: localhost\r
                Content-Length: 5000\r
                \r
                won slow""";
        Instant start = Instant.now();
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408");
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void countsEachKindOfItemSoThatTheSumIsRight() {
        List<Double> before = counts();

        client.paper(DESK, "won door-count\nthin door-thin\nignored NO_CHANGE\nignored BULK\ngibberish");

        List<Double> after = counts();
        assertThat(after.get(0) - before.get(0)).isEqualTo(5);
        assertThat(after.get(1) - before.get(1)).isEqualTo(1);
        assertThat(after.get(2) - before.get(2)).isEqualTo(1);
        assertThat(after.get(3) - before.get(3)).isEqualTo(2);
        assertThat(after.get(4) - before.get(4)).isEqualTo(1);
        assertThat(meters.get("ingest.events.ignored").tag("reason", "BULK").counter().count()).isPositive();
    }

    @Test
    void givesEventsTheReceiptOfTheirDelivery() {
        client.paper(DESK, "won door-receipt", "x-delivery", "door-receipt");
        String receipt = Families.DEAL
                .read(records.of(Topics.DEAL_EVENTS, "door-receipt").getFirst().value())
                .receipt();
        assertThat(records.ofReceipt(Topics.RECEIPTS, receipt)).hasSize(1);
    }

    private JsonNode receipt(String deliveryKey) {
        byte[] value = records.of(Topics.RECEIPTS, "/ingest/webhook/paper/desk#" + deliveryKey).getFirst().value();
        return io.fupan.event.json.EventCodec.parse(value).path("data");
    }

    private List<Double> counts() {
        return List.of("received", "accepted", "thin", "ignored", "quarantined").stream()
                .map(each -> meters.find("ingest.events." + each).tag("door", "webhook").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .toList();
    }
}
