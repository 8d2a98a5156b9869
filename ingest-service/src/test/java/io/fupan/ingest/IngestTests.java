package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class IngestTests extends RunningIngest {

    @Autowired
    private MeterRegistry meters;

    @Test
    void hasEventsOnTheirTopicsBeforeItAnswers() {
        Answer answer = client.webhook(Events.batch(Events.won("first"), Events.roster("Anna Snelling")));

        assertThat(answer.status()).isEqualTo(202);
        Event<DealFact> won = Families.DEAL.read(only(records.of(Topics.DEAL_EVENTS, "first")).value());
        Event<ReferenceFact> assigned = Families.REFERENCE.read(
                only(records.of(Topics.REFERENCE_EVENTS, "roster:Anna Snelling@always")).value());
        assertThat(won.identity()).isEqualTo("/crm/acme#won-first");
        assertThat(List.of(won.receipt(), assigned.receipt())).containsOnly(answer.receipt());
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().path("items").isEmpty()).isTrue();
    }

    @Test
    void takesADeliveryAtAnUnusualAddressToo() {
        Answer answer = client.webhook("/webhooks/standard/ac%6De", "msg_unusual", Events.batch(Events.won("unusual")), Client.BATCH);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records.of(Topics.DEAL_EVENTS, "unusual")).hasSize(1);
    }

    @Test
    void refusesADeliveryInTheSameWordsAtAUsualAndAtAnUnusualAddress() {
        Answer usual = client.webhook("/webhooks/standard/acme", "msg_1", "1", "v1,wrong", Events.won("x"), Client.SINGLE);
        Answer unusual = client.webhook("/webhooks/standard/ac%6De", "msg_1", "1", "v1,wrong", Events.won("x"), Client.SINGLE);

        assertThat(usual.status()).isEqualTo(unusual.status()).isEqualTo(401);
        assertThat(usual.response().headers().firstValue("content-type"))
                .isEqualTo(unusual.response().headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(usual.response().headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(usual.response().body()).isEqualTo(unusual.response().body().replace("ac%6De", "acme"));
    }

    @Test
    void timesDeliveriesUnderTheirPattern() {
        client.webhook(Events.won("timed"));

        assertThat(meters.get("http.server.requests").tag("uri", "/webhooks/{system}/{connection}").timer().count())
                .isPositive();
    }

    @Test
    void keepsWhatWasDeliveredWithoutWhatProvedIt() {
        String body = Events.batch(Events.won("kept"));

        Answer answer = client.webhook("/webhooks/standard/acme", "msg_kept", body, Client.BATCH);

        JsonNode receipt = records.ofReceipt(Topics.RECEIPTS, answer.receipt()).getFirst();
        assertThat(receipt.path("type").asString()).isEqualTo("ingest.receipt");
        assertThat(receipt.path("data").path("body")).isEqualTo(EventCodec.parse(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(client.get("/api/v1/receipts/" + answer.receipt(), "admin").text("body")).isEqualTo(body);
        assertThat(receipt.path("data").path("deliveryKey").asString()).isEqualTo("msg_kept");
        assertThat(receipt.path("data").path("events").get(0).asString()).isEqualTo("/crm/acme#won-kept");
        assertThat(receipt.path("data").path("sha256").asString()).hasSize(64);
        assertThat(receipt.toString()).doesNotContain("v1,").doesNotContain("whsec_");
        assertThat(records.of(Topics.RECEIPTS, "/ingest/webhook/standard/acme#msg_kept")).hasSize(1);
    }

    @Test
    void keepsALargeDeliveryInSeveralRecords() {
        String large = Events.event("1", "deal.created", "large", "2017-01-01T00:00:00Z", "{\"name\":\"%s\"}".formatted("😀".repeat(60_000)));

        Answer answer = client.webhook(Events.batch(large, large, large, large));

        List<JsonNode> parts = records.ofReceipt(Topics.RECEIPTS, answer.receipt());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts).allSatisfy(part -> assertThat(part.path("data").path("parts").asInt()).isEqualTo(parts.size()));
    }

    @Test
    void givesADeliverySentAgainTheSameIdentities() {
        String body = Events.batch(Events.won("again"));

        List<Answer> answers = List.of(client.webhook(body), client.webhook(body));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(records.of(Topics.DEAL_EVENTS, "again"))
                .hasSize(2)
                .extracting(each -> Families.DEAL.read(each.value()).identity())
                .containsOnly("/crm/acme#won-again");
    }

    @Test
    void quarantinesOneBadItemAndSaysWhich() {
        Answer answer = client.webhook(Events.batch(
                Events.won("good"), Events.wonAt("bad", "yesterday"), Events.event("3", "deal.exploded", "x", "2017-01-01T00:00:00Z", "{}")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("received").asInt()).isEqualTo(3);
        assertThat(answer.body().path("refused").asInt()).isEqualTo(2);
        JsonNode item = answer.body().path("items").get(0);
        assertThat(item.path("index").asInt()).isEqualTo(1);
        assertThat(item.path("id").asString()).isEqualTo("won-bad");
        assertThat(item.path("status").asString()).isEqualTo("refused");
        assertThat(item.path("reason").asString()).isEqualTo("INVALID_FIELD");
        assertThat(item.path("field").asString()).isEqualTo("time");
        assertThat(records.ofReceipt(Topics.QUARANTINE, answer.receipt()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.path("type").asString()).isEqualTo("ingest.refused"));
        await().untilAsserted(() -> assertThat(client.get(answer.body().path("links").path("quarantine").asString(), "admin")
                        .body()
                        .path("items"))
                .hasSize(2));
    }

    @Test
    void tellsASingleEventThatItWasRefused() {
        Answer answer = client.events(Events.wonAt("single", "2999-01-01T00:00:00Z"), Client.SINGLE);

        assertProblem(answer, 400, "invalid-event");
        assertThat(answer.text("reason")).isEqualTo("TIME_IN_FUTURE");
        assertThat(answer.text("field")).isEqualTo("time");
        assertThat(records.ofReceipt(Topics.QUARANTINE, answer.receipt())).hasSize(1);
    }

    @Test
    void tellsABatchOfWhichNothingIsValid() {
        Answer answer = client.events(Events.batch("{}", "5"), Client.BATCH);

        assertProblem(answer, 422, "no-event-accepted");
        assertThat(answer.body().path("items")).hasSize(2);
    }

    @Test
    void acceptsASingleEventFromACallerWithAToken() {
        Answer answer = client.events(Events.won("token"), Client.SINGLE);

        assertThat(answer.status()).isEqualTo(202);
        JsonNode receipt = records.ofReceipt(Topics.RECEIPTS, answer.receipt()).getFirst();
        assertThat(receipt.path("source").asString()).isEqualTo("/ingest/api/cloudevents/loader");
        assertThat(receipt.toString()).doesNotContain("Bearer");
    }

    @ParameterizedTest
    @CsvSource({"manager, 403", "rep, 403", "bi, 403", "nobody, 401", "admin, 202"})
    void letsOnlyIntegrationsAndAdminsRecord(String token, int status) {
        Answer answer = client.send(client.api("/api/v1/events", token)
                .header("content-type", Client.SINGLE)
                .POST(BodyPublishers.ofString(Events.won("roles"))));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void asksForAToken() {
        Answer answer = client.send(client.request("/api/v1/events")
                .header("content-type", Client.SINGLE)
                .POST(BodyPublishers.ofString(Events.won("roles"))));
        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/standard/unknown", "/webhooks/unknown/acme"})
    void doesNotTellWhatIsUnknown(String path) {
        Answer answer = client.webhook(path, "msg_1", Events.won("x"), Client.SINGLE);
        assertProblem(answer, 404, "unknown-connection");
        assertThat(answer.text("detail")).isEqualTo("There is no such connection.");
    }

    @Test
    void refusesAWrongSignatureBeforeItLooksAtTheBody() {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        Answer answer = client.webhook(
                "/webhooks/standard/acme", "msg_1", timestamp, Client.sign("msg_2", timestamp, "{"), "{", Client.SINGLE);
        assertProblem(answer, 401, "invalid-signature");
    }

    @Test
    void refusesAStaleTimestamp() {
        String timestamp = String.valueOf(Instant.now().minus(Duration.ofMinutes(6)).getEpochSecond());
        String body = Events.won("stale");
        Answer answer = client.webhook(
                "/webhooks/standard/acme", "msg_1", timestamp, Client.sign("msg_1", timestamp, body), body, Client.SINGLE);
        assertProblem(answer, 401, "stale-timestamp");
        assertThat(records.of(Topics.DEAL_EVENTS, "stale")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/cloudevents+json       | {      | 400 | invalid-json",
        "application/cloudevents-batch+json | []     | 400 | empty-batch",
        "text/plain                         | {}     | 415 | unsupported-media-type",
        "application/x-www-form-urlencoded  | a=b    | 415 | unsupported-media-type"
    })
    void refusesADeliveryThatCannotBeRead(String type, String body, int status, String slug) {
        assertProblem(client.webhook("/webhooks/standard/acme", "msg_1", body, type), status, slug);
        assertProblem(client.events(body, type), status, slug);
    }

    @Test
    void publishesNothingOfABatchThatBreaksOff() {
        Answer answer = client.webhook("[" + Events.won("broken-off") + ",");
        assertProblem(answer, 400, "invalid-json");
        assertThat(records.of(Topics.DEAL_EVENTS, "broken-off")).isEmpty();
    }

    @Test
    void refusesCompressedBodies() {
        Answer answer = client.send(client.api("/api/v1/events", "integration")
                .header("content-type", Client.SINGLE)
                .header("content-encoding", "gzip")
                .POST(BodyPublishers.ofString(Events.won("gzip"))));
        assertProblem(answer, 415, "unsupported-content-encoding");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertProblem(client.events(" ".repeat(1024 * 1024 + 1), Client.SINGLE), 413, "body-too-large");
    }

    @Test
    void refusesABodyThatIsTooLargeWithoutSayingSo() {
        Answer answer = client.send(client.api("/api/v1/events", "integration")
                .header("content-type", Client.SINGLE)
                .POST(Client.chunked(new byte[1024 * 1024 + 1])));
        assertProblem(answer, 413, "body-too-large");
    }

    @Test
    void acceptsABodyOfUnknownLength() {
        Answer answer = client.send(client.api("/api/v1/events", "integration")
                .header("content-type", Client.SINGLE)
                .POST(Client.chunked(Events.won("chunked").getBytes(StandardCharsets.UTF_8))));
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void acceptsNothingOfABodyShorterThanAnnounced() throws IOException {
        String head = """
                POST /api/v1/events HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer integration\r
                Content-Type: application/json\r
                Content-Length: 5000\r
                Connection: close\r
                \r
                """;
        long before = records.of(Topics.RECEIPTS).size();
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write((head + Events.won("short")).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        assertThat(records.of(Topics.RECEIPTS)).hasSize((int) before);
    }

    @Test
    void refusesASingleEventThatIsTooLarge() {
        Answer answer = client.events(Events.won("large") + " ".repeat(256 * 1024), Client.SINGLE);
        assertProblem(answer, 413, "invalid-event");
        assertThat(answer.text("reason")).isEqualTo("EVENT_TOO_LARGE");
    }

    @Test
    void acceptsFiveHundredEventsAndNotOneMore() {
        String[] events = Collections.nCopies(501, Events.won("many")).toArray(String[]::new);
        assertProblem(client.events(Events.batch(events), Client.BATCH), 413, "too-many-events");
        Answer answer = client.events(Events.batch(List.of(events).subList(1, 501).toArray(String[]::new)), Client.BATCH);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(records.of(Topics.DEAL_EVENTS, "many")).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void neverFailsWhateverComes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            byte[] body = Events.batch(Events.won("fuzz"), Events.roster("Fuzz")).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            Answer answer = client.send(client.api("/api/v1/events", "integration")
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)));
            assertThat(answer.status()).isLessThan(500);
        }
    }

    @Test
    void showsWhatIsInTheQuarantine() {
        Answer refused = client.webhook(Events.batch(Events.wonAt("q1", "a"), Events.event("q2", "deal.exploded", "x", "2017-01-01T00:00:00Z", "{}")));
        String list = "/api/v1/quarantine?connection=acme&reason=UNKNOWN_TYPE&receipt=" + refused.receipt();
        await().untilAsserted(() -> assertThat(client.get(list, "integration").body().path("items")).hasSize(1));

        JsonNode listed = client.get(list, "integration").body().path("items").get(0);
        Answer read = client.get("/api/v1/quarantine/" + listed.path("id").asString(), "integration");

        assertThat(listed.has("raw")).isFalse();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("raw")).contains("deal.exploded");
        assertThat(read.text("eventId")).isEqualTo("q2");
        assertThat(read.receipt()).isEqualTo(refused.receipt());
    }

    @Test
    void showsTheWholeOfALongRefusedItem() {
        String data = "{\"text\":\"%s\"}".formatted("复盘 ".repeat(9000));
        String event = Events.event("long", "deal.exploded", "x", "2017-01-01T00:00:00Z", data);
        Answer refused = client.webhook(Events.batch(event, Events.won("beside a long one")));
        String list = "/api/v1/quarantine?receipt=" + refused.receipt();
        await().untilAsserted(() -> assertThat(client.get(list, "integration").body().path("items")).hasSize(1));

        String id = client.get(list, "integration").body().path("items").get(0).path("id").asString();

        assertThat(client.get("/api/v1/quarantine/" + id, "integration").text("raw")).isEqualTo(event);
    }

    @Test
    void showsTheQuarantinePageByPage() {
        Answer refused = client.webhook(Events.batch("1", "2", "3"));
        String list = "/api/v1/quarantine?limit=2&receipt=" + refused.receipt();
        await().untilAsserted(() -> assertThat(client.get(list, "admin").body().path("items")).hasSize(2));

        Answer first = client.get(list, "admin");
        await().untilAsserted(() -> assertThat(client.get(list, "admin").text("next")).isNotEmpty());
        Answer second = client.get(list + "&cursor=" + client.get(list, "admin").text("next"), "admin");

        assertThat(first.body().path("items")).hasSize(2);
        assertThat(second.body().path("items")).hasSize(1);
        assertThat(second.body().has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/quarantine, bi, 403",
        "/api/v1/quarantine?limit=0, admin, 400",
        "/api/v1/quarantine?cursor=x, admin, 400",
        "/api/v1/quarantine/unknown, admin, 404"
    })
    void guardsTheQuarantine(String path, String role, int status) {
        Answer answer = client.get(path, role);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("type")).startsWith("urn:fupan:problem:");
    }

    @Test
    void refusesALimitThatIsNoNumber() {
        assertThat(client.get("/api/v1/quarantine?limit=x", "admin").status()).isEqualTo(400);
    }

    @Test
    void countsWhatComesInSoThatTheSumsAreRight() {
        double before = count("ingest.events.quarantined", "webhook");

        client.webhook(Events.batch(Events.won("counted"), "{}"));
        client.webhook("{");
        client.webhook("/webhooks/standard/unknown", "msg_1", "{}", Client.SINGLE);

        assertThat(count("ingest.events.quarantined", "webhook")).isEqualTo(before + 1);
        for (String door : List.of("webhook", "api")) {
            assertThat(count("ingest.deliveries.received", door))
                    .isEqualTo(count("ingest.deliveries.accepted", door)
                            + count("ingest.deliveries.refused", door)
                            + count("ingest.deliveries.unavailable", door));
            assertThat(count("ingest.events.received", door))
                    .isEqualTo(count("ingest.events.accepted", door) + count("ingest.events.quarantined", door));
        }
    }

    @Test
    void describesItsDoors() {
        JsonNode paths = client.get("/v3/api-docs", null).body().path("paths");
        JsonNode answers = paths.path("/api/v1/events").path("post").path("responses");
        assertThat(answers.propertyNames()).contains("202");
        assertThat(paths.propertyNames())
                .contains(
                        "/webhooks/{system}/{connection}",
                        "/api/v1/events",
                        "/api/v1/quarantine",
                        "/api/v1/quarantine/{id}");
    }

    private double count(String meter, String door) {
        return meters.get(meter).tag("door", door).counter().count();
    }

    private static <T> ConsumerRecord<String, T> only(List<ConsumerRecord<String, T>> found) {
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
