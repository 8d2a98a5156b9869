package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Json;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Systems of others through the running service: what they send, signed as they sign. */
class ForeignSystemsTests extends RunningIngest {

    private static final String SECRET = "whsec_of_a_till";

    private final String name = "f-" + UUID.randomUUID();

    @Test
    void takesAnInvoiceOfStripeAndTellsTheTwiceOnce() throws GeneralSecurityException {
        create("stripe", SECRET);
        String invoice = """
                {"id":"evt_1","type":"%s","created":1740823200,"data":{"object":{"id":"in_1","customer":"cus_1",
                 "currency":"eur","amount_paid":4900,"status":"paid","status_transitions":{"paid_at":1740823200}}}}""";

        Answer paid = stripe(invoice.formatted("invoice.paid"));
        Answer again = stripe(invoice.formatted("invoice.payment_succeeded"));

        assertThat(paid.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(records.of(Topics.CUSTOMER_EVENTS, name + ":cus_1"))
                .extracting(each -> Json.mapper().readTree(each.value()))
                .allSatisfy(event -> assertThat(event.path("id").asString()).isEqualTo("invoice/in_1/paid"))
                .hasSize(2);
        assertThat(records.ofReceipt(Topics.RECEIPTS, paid.receipt()))
                .allSatisfy(receipt -> assertThat(receipt.toString()).doesNotContain("v1="));
    }

    @Test
    void refusesAnInvoiceThatIsNotSigned() {
        create("stripe", SECRET);
        Answer answer = client.send(client.request("/webhooks/stripe/" + name)
                .header("content-type", "application/json")
                .header("Stripe-Signature", "t=%d,v1=00".formatted(Instant.now().getEpochSecond()))
                .POST(BodyPublishers.ofString("{}")));
        assertProblem(answer, 401, "invalid-signature");
    }

    @Test
    void writesAnAnswerWhereFeedbackIsRead() throws GeneralSecurityException {
        create("delighted", SECRET);
        String body = """
                {"event_type":"survey_response.created","event_id":"e1","event_data":{"id":"9","score":10,
                 "survey_type":"nps","created_at":1740823200,"updated_at":1740823200,"person":{"id":"7"}}}""";

        Answer answer = client.send(client.request("/webhooks/delighted/" + name)
                .header("content-type", "application/json")
                .header("X-Delighted-Webhook-Signature", "sha256=" + code(body))
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records.of(Topics.SURVEY_ANSWERS, name + ":7")).hasSize(1);
    }

    @Test
    void letsOdooShowItsSecretInTheAddress() {
        String secret = create("odoo", null).text("secret");
        String body = "{\"_model\":\"crm.lead\",\"_id\":7,\"stage_id\":2,\"write_date\":\"2025-03-10 09:00:00\"}";

        Answer answer = client.send(client.request("/webhooks/odoo/%s?key=%s".formatted(name, secret))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records.of(Topics.DEAL_EVENTS, name + ":7")).isNotEmpty();
        assertThat(records.ofReceipt(Topics.RECEIPTS, answer.receipt()))
                .isNotEmpty()
                .allSatisfy(receipt -> assertThat(receipt.toString()).doesNotContain(secret));
    }

    @Test
    void letsTheAddressSayWhatHappenedInEspoCrm() throws GeneralSecurityException {
        create("espocrm", SECRET);
        String body = "[{\"id\":\"1\",\"stage\":\"Negotiation\"}]";
        String signature = Base64.getEncoder()
                .encodeToString(("hook:" + code(body)).getBytes(StandardCharsets.US_ASCII));

        Answer answer = client.send(client.request("/webhooks/espocrm/%s/Opportunity.update".formatted(name))
                .header("content-type", "application/json")
                .header("Signature", signature)
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(records.of(Topics.DEAL_EVENTS, name + ":1")).hasSize(1);
    }

    private Answer create(String system, String secret) {
        ObjectNode request = Json.mapper().createObjectNode().put("name", name).put("system", system);
        if (secret != null) {
            request.putArray("secrets").add(secret);
        }
        Answer answer = client.call("POST", "/api/v1/connections", request.toString());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private Answer stripe(String body) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        return client.send(client.request("/webhooks/stripe/" + name)
                .header("content-type", "application/json")
                .header("Stripe-Signature", "t=%d,v1=%s".formatted(now, code(now + "." + body)))
                .POST(BodyPublishers.ofString(body)));
    }

    private static String code(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
