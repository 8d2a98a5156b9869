package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CloudEventsModesTests extends RunningIngest {

    @Test
    void takesAnEventInBinaryModeFromACallerWithAToken() {
        Answer answer = client.send(binary(client.api("/api/v1/events", "integration"), "modes-api", "{}"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records.of(Topics.DEAL_EVENTS, "modes-api")).hasSize(1);
    }

    @Test
    void takesASignedEventInBinaryModeAndKeepsItsHeaders() {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        HttpRequest.Builder request = client.request("/webhooks/standard/acme")
                .header("webhook-id", "msg_modes")
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", Client.sign("msg_modes", timestamp, "{}"));

        Answer answer = client.send(binary(request, "modes%20%E2%82%AC", "{}"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records.of(Topics.DEAL_EVENTS, "modes €")).hasSize(1);
        assertThat(records.ofReceipt(Topics.RECEIPTS, answer.receipt())).singleElement().satisfies(receipt -> {
            JsonNode headers = receipt.path("data").path("headers");
            assertThat(headers.path("ce-subject").asString()).isEqualTo("modes%20%E2%82%AC");
            assertThat(headers.has("webhook-signature")).isFalse();
        });
    }

    @Test
    void consentsToASenderThatAsksFirst() {
        Answer answer = client.send(client.request("/webhooks/standard/acme")
                .header("WebHook-Request-Origin", "events.example.com")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("WebHook-Allowed-Origin")).hasValue("events.example.com");
        assertThat(answer.response().headers().firstValue("WebHook-Allowed-Rate")).hasValue("*");
        assertThat(answer.response().headers().firstValue("Allow")).hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test
    void doesNotConsentForAConnectionThatIsNone() {
        Answer answer = client.send(client.request("/webhooks/standard/nobody")
                .header("WebHook-Request-Origin", "events.example.com")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertProblem(answer, 404, "unknown-connection");
    }

    private static HttpRequest.Builder binary(HttpRequest.Builder request, String subject, String data) {
        return request.header("content-type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "deal.won")
                .header("ce-source", "/crm/modes")
                .header("ce-id", "won-" + subject)
                .header("ce-subject", subject)
                .header("ce-time", "2017-03-01T09:30:00Z")
                .POST(BodyPublishers.ofString(data));
    }
}
