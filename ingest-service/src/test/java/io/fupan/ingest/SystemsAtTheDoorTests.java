package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The proofs and answers of CRMs, through everything that stands between the network and an adapter. */
class SystemsAtTheDoorTests extends RunningIngest {

    private static final Path SAMPLES = Path.of("src/test/resources/crm");

    @BeforeEach
    void connectEverySystem() throws IOException {
        for (String system : new String[] {"hubspot", "salesforce", "pipedrive", "zoho"}) {
            ObjectNode wanted = (ObjectNode) Json.mapper().readTree(sample(system, "connection.json"));
            wanted.put("name", "door-" + system).put("system", system);
            Answer answer = client.call("POST", "/api/v1/connections", wanted.toString());
            assertThat(answer.status()).as(answer.response().body()).isIn(201, 409);
        }
    }

    @Test
    void acknowledgesSalesforceInItsOwnWords() throws IOException {
        Answer answer = client.send(client.request("/webhooks/salesforce/door-salesforce?key=long-random-text-of-the-address-1")
                .header("content-type", "text/xml; charset=UTF-8")
                .header("soapaction", "\"\"")
                .POST(BodyPublishers.ofString(sample("salesforce", "outbound-open.xml"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("content-type").orElse("")).startsWith("text/xml");
        assertThat(answer.response().body()).contains("<Ack>true</Ack>");
        assertThat(types("door-salesforce:0068e00000Deal1AAA")).contains("deal.created", "deal.stage-changed");
    }

    @Test
    void acknowledgesSalesforceEvenWhenNothingCanBeRead() {
        Answer answer = client.send(client.request("/webhooks/salesforce/door-salesforce?key=long-random-text-of-the-address-1")
                .header("content-type", "text/xml")
                .POST(BodyPublishers.ofString("<!DOCTYPE a><a/>")));

        assertThat(answer.response().body()).contains("<Ack>true</Ack>");
    }

    @Test
    void letsInPipedriveByUserAndPassword() throws IOException {
        Answer answer = client.send(client.request("/webhooks/pipedrive/door-pipedrive")
                .header("content-type", "application/json")
                .header("authorization", "Basic aG9vazpwOnfDvA==")
                .POST(BodyPublishers.ofString(sample("pipedrive", "v2-deal-won.json"))));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(types("door-pipedrive:8")).contains("deal.won");
    }

    @Test
    void letsInHubSpotByItsSignature() throws IOException {
        String body = sample("hubspot", "deal-won.json");
        String timestamp = String.valueOf(System.currentTimeMillis());
        String signed = "POSThttps://ingest.example.com/webhooks/hubspot/main?x=%2F1" + body + timestamp;
        Answer answer = client.send(client.request("/webhooks/hubspot/door-hubspot?x=%2F1")
                .header("content-type", "application/json")
                .header("x-hubspot-request-timestamp", timestamp)
                .header("x-hubspot-signature-v3", Proof.base64(Hmac.sha256("9a1d6c3e-0b57-4c52-8a51-3f0c2f6d7e11")
                        .of(signed.getBytes(StandardCharsets.UTF_8))))
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(types("door-hubspot:901122")).contains("deal.won");
    }

    @Test
    void readsTheFormOfAZohoWorkflow() throws IOException {
        Answer answer = client.send(client.request("/webhooks/zoho/door-zoho")
                .header("content-type", "application/x-www-form-urlencoded;charset=UTF-8")
                .header("x-fupan-key", "c3504777-made-up-token-1")
                .POST(BodyPublishers.ofString(sample("zoho", "workflow.form"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(types("door-zoho:6172731000000939010")).contains("deal.won", "deal.amount-changed");
    }

    /** Receipts and the quarantine are read by people who may not send in the name of a system. */
    @Test
    void keepsNoSecretThatASystemPutsIntoTheBody() throws IOException {
        client.send(client.request("/webhooks/zoho/door-zoho")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(sample("zoho", "deal-with-bad-values.json"))));
        client.send(client.request("/webhooks/salesforce/door-salesforce?key=long-random-text-of-the-address-1")
                .header("content-type", "text/xml")
                .POST(BodyPublishers.ofString(sample("salesforce", "outbound-won-lost-and-bad.xml")
                        .replace("<SessionId xsi:nil=\"true\"/>", "<SessionId>00D!s3ssion</SessionId>"))));

        for (Topic topic : new Topic[] {Topics.RECEIPTS, Topics.QUARANTINE}) {
            assertThat(kept(topic, "/ingest/webhook/zoho/door-zoho")).contains("viel").doesNotContain("made-up-token");
        }
        assertThat(kept(Topics.RECEIPTS, "/ingest/webhook/salesforce/door-salesforce"))
                .contains("0068e00000Deal4AAA", "<SessionId>***</SessionId>")
                .doesNotContain("s3ssion");
    }

    @Test
    void turnsAwayWhoeverProvesNothing() {
        for (String system : new String[] {"hubspot", "salesforce", "pipedrive", "zoho"}) {
            Answer answer = client.send(client.request("/webhooks/%s/door-%s?key=wrong".formatted(system, system))
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
            assertProblem(answer, 401, "invalid-signature");
        }
    }

    private List<String> types(String deal) {
        return records.of(Topics.DEAL_EVENTS, deal).stream()
                .map(each -> Families.DEAL.read(each.value()).type())
                .toList();
    }

    private String kept(Topic topic, String sender) {
        return records.of(topic).stream()
                .filter(each -> each.key().startsWith(sender))
                .map(each -> new String(each.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"))
                .replace("\\\"", "\"");
    }

    private static String sample(String system, String name) throws IOException {
        return Files.readString(SAMPLES.resolve(system).resolve(name));
    }
}
