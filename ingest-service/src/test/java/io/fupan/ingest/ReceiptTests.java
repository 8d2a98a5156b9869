package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTests extends RunningIngest {

    private static final String ALL = "/api/v1/receipts/";

    @Test
    void leadsFromAnEventToTheDeliveryItCameIn() {
        String deal = "receipt-" + UUID.randomUUID();
        client.paper("/webhooks/paper/desk/closed", "won " + deal, "x-day", "2017-02-02", "content-type", "text/plain");
        String id = Families.DEAL.read(records.of(Topics.DEAL_EVENTS, deal).getFirst().value()).receipt();

        Answer receipt = client.get(ALL + id, "admin");

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.text("body")).isEqualTo("won " + deal);
        assertThat(receipt.text("event")).isEqualTo("closed");
        assertThat(receipt.text("contentType")).isEqualTo("text/plain");
        assertThat(receipt.body().path("headers").path("x-day").asString()).isEqualTo("2017-02-02");
        assertThat(receipt.body().path("events").get(0).asString()).isEqualTo("/crm/paper/desk#won-" + deal);
        assertThat(receipt.response().body()).doesNotContain("pencil");
    }

    @Test
    void putsALargeDeliveryTogetherAgain() {
        String body = "ignored " + "😀".repeat(200_000);
        String key = "large-" + UUID.randomUUID();
        client.paper("/webhooks/paper/desk", body, "x-delivery", key);
        String id = io.fupan.event.json.EventCodec.parse(
                        records.of(Topics.RECEIPTS, "/ingest/webhook/paper/desk#" + key).getFirst().value())
                .path("id")
                .asString();

        Answer receipt = client.get(ALL + id, "admin");

        assertThat(receipt.response().body()).contains("ignored 😀");
        assertThat(receipt.response().body().length()).isGreaterThan(400_000);
    }

    @ParameterizedTest
    @CsvSource({"admin, 200", "manager, 200", "rep, 403", "bi, 403", "integration, 403"})
    void isForThoseWhoMaySeeEverything(String role, int status) {
        String id = client.events(Events.won("receipt-roles"), Client.SINGLE).receipt();
        assertThat(client.get(ALL + id, role).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "0", "6d1c4e0a-0000-4000-8000-000000000000", "ffffffff-ffff-7fff-bfff-ffffffffffff"})
    void tellsWhenThereIsNone(String id) {
        assertProblem(client.get(ALL + id, "admin"), 404, "unknown-receipt");
    }

    @Test
    void tellsWhenItIsTooOld() {
        assertProblem(client.get(ALL + "01800000-0000-7000-8000-000000000000", "admin"), 410, "receipt-expired");
    }

    @Test
    void keepsABodyThatIsNoText() {
        byte[] body = {'i', 'g', 'n', (byte) 0xff, (byte) 0xfe};
        String key = "binary-" + UUID.randomUUID();
        client.send(client.request("/webhooks/paper/desk/raw")
                .headers("x-key", "pencil", "x-delivery", key)
                .POST(BodyPublishers.ofByteArray(body)));
        var receipt = io.fupan.event.json.EventCodec.parse(
                records.of(Topics.RECEIPTS, "/ingest/webhook/paper/desk#" + key).getFirst().value());

        Answer read = client.get(ALL + receipt.path("id").asString(), "admin");

        assertThat(read.text("encoding")).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(read.text("body"))).isEqualTo(body);
    }
}
