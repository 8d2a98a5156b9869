package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.json.Json;
import io.fupan.ingest.Neutral;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.CloudEventsBody;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Messages that others published, of senders that have no adapter of their own, and all those of Stripe. */
class CapturedMessagesTests {

    private static final List<String> OBJECTS = List.of(
            "openapi_fixture_charge.json",
            "openapi_fixture_credit_note.json",
            "openapi_fixture_customer.json",
            "openapi_fixture_invoice.json",
            "openapi_fixture_refund.json",
            "webhook_endpoint.created.json");

    /** A secret that every system would take, and nobody signed with. */
    private static final String OTHER = "whsec_c29tZWJvZHkgZWxzZSBzaWduZWQgdGhpcyBvbmUu";

    @Test
    void readsEveryEventOfStripeWithoutRefusingIt() {
        CrmAdapter stripe = adapter("stripe", Map.of());
        List<String> files = SharedSamples.names("stripe").stream().filter(name -> !OBJECTS.contains(name)).toList();
        assertThat(files).hasSizeGreaterThan(15).allSatisfy(name -> {
            Contents contents = stripe.read(json("stripe/" + name));
            assertThat(contents.items()).isNotEmpty().noneMatch(Item.Refused.class::isInstance);
            assertThat(Neutral.text(stripe.read(json("stripe/" + name)))).isEqualTo(Neutral.text(contents));
        });
    }

    @Test
    void takesNoObjectOfStripeForAnEvent() {
        CrmAdapter stripe = adapter("stripe", Map.of());
        assertThat(OBJECTS).allSatisfy(name -> assertThat(stripe.read(json("stripe/" + name)).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class));
    }

    @Test
    void readsOrdersAsDealsThroughATemplate() {
        Map<String, String> settings = Map.of(
                "field.id", "properties.order_id",
                "field.name", "properties.affiliation",
                "field.amount", "properties.total",
                "field.currency", "properties.currency");
        CrmAdapter template = adapter("template", settings);
        assertThat(lines(template.read(event("won", "segment/order_completed.json")))).containsExactly(
                "deal.described 2026-11-23T12:00:00Z {\"name\":\"Google Store\"}",
                "deal.amount-changed 2026-11-23T12:00:00Z {\"amount\":{\"amount\":\"27.5\",\"currency\":\"USD\"}}",
                "deal.won 2026-11-23T12:00:00Z {}");
        assertThat(lines(template.read(event("lost", "segment/order_refunded.json"))))
                .contains("deal.lost 2026-11-23T12:00:00Z {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_completed", "order_refunded"})
    void doesNotTakeTheNameOfATrackedEventForOneOfADeal(String name) {
        CrmAdapter template = adapter("template", Map.of("field.id", "properties.order_id"));
        assertThat(template.read(json("segment/" + name + ".json")).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("UNKNOWN_EVENT"));
    }

    @ParameterizedTest
    @CsvSource({"Stripe, stripe", "EspoCRM, espocrm", "Twenty, twenty", "Zendesk, zendesk", "SurveyMonkey, surveymonkey",
        "Delighted, delighted", "Pipedrive, pipedrive", "'Standard Webhooks, key rotation', standard"})
    void verifiesTheSignaturesThatWereComputedApart(String name, String system) {
        JsonNode vector = Json.mapper().readTree(SharedSamples.read("computed_vectors.json")).get("vectors").values().stream()
                .filter(each -> each.get("system").asString().equals(name))
                .findFirst()
                .orElseThrow();
        Connection connection =
                new Connection("main", system, List.of(secret(vector)), Map.of(), Map.of(), Mapping.NONE);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        vector.get("headers").propertyStream().forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
        byte[] body = vector.path("body").asString("").getBytes(StandardCharsets.UTF_8);
        Delivery delivery = new Delivery(signedAt(vector, headers), "application/json", headers::get, body);
        CrmAdapter adapter = Systems.adapter(connection);
        assertThatCode(() -> adapter.verify(delivery)).doesNotThrowAnyException();
        Connection other = new Connection("main", system, List.of(other(system)), Map.of(), Map.of(), Mapping.NONE);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> Systems.adapter(other).verify(delivery));
    }

    /** The example of the standard says its type and nothing of CloudEvents. */
    @Test
    void refusesTheExampleOfStandardWebhooksAsOneEventOfAnUnknownType() {
        CrmAdapter standard = adapter("standard", Map.of());
        assertThat(standard.read(json("standardwebhooks/spec_example_payload.json")).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("UNKNOWN_TYPE");
                    assertThat(refused.type()).isEqualTo("contact.created");
                });
    }

    @Test
    void refusesTheOlderEnvelopeOfZendeskAndNamesTheField() {
        CrmAdapter zendesk = adapter("zendesk", Map.of());
        assertThat(zendesk.read(json("zendesk/integration_services_agent_assignment_changed.json")).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Refused.class, refused -> assertThat(refused.field()).isEqualTo("type"));
    }

    @Test
    void readsTheBatchOfTheCloudEventsSpecificationOneByOne() {
        Contents contents = CloudEventsBody.read(delivery(
                "application/cloudevents-batch+json", Map.of(), SharedSamples.read("cloudevents/batch.json")));
        assertThat(contents.items()).extracting(item -> ((Item.Refused) item).reason()).containsOnly("UNKNOWN_TYPE");
        assertThat(contents.items()).extracting(item -> ((Item.Refused) item).id())
                .containsExactly("B234-1234-1234", "C234-1234-1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary_mode", "structured_mode"})
    void readsTheMessagesOfTheCloudEventsSpecificationOnceTheirGapsAreFilled(String mode) {
        String message = text(SharedSamples.read("cloudevents/" + mode + ".http"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> CloudEventsBody.read(http(message)))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasToString("urn:fupan:problem:invalid-json"));
        String filled = message
                .replace("    .... further attributes ...\n", "")
                .replace("... further attributes omitted ...", "\"id\": \"1234-1234-1234\", \"source\": \"/mycontext\",")
                .replace("... application data ...", "\"a\": 1");
        assertThat(CloudEventsBody.read(http(filled)).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("UNKNOWN_TYPE");
                    assertThat(refused.type()).isEqualTo("com.example.someevent");
                    assertThat(refused.id()).isEqualTo("1234-1234-1234");
                });
    }

    private static String other(String system) {
        return system.equals("pipedrive") ? "hook:other" : OTHER;
    }

    private static String secret(JsonNode vector) {
        return vector.has("clientId")
                ? vector.get("clientId").asString() + '&' + vector.get("clientSecret").asString()
                : vector.has("user")
                        ? vector.get("user").asString() + ':' + vector.get("password").asString()
                        : vector.get("secret").asString();
    }

    private static Instant signedAt(JsonNode vector, Map<String, String> headers) {
        String at = headers.getOrDefault("webhook-timestamp", vector.path("timestamp").asString("0"));
        return at.contains("T")
                ? Instant.parse(at)
                : at.length() > 10 ? Instant.ofEpochMilli(Long.parseLong(at)) : Instant.ofEpochSecond(Long.parseLong(at));
    }

    private static CrmAdapter adapter(String system, Map<String, String> settings) {
        String secret = system.equals("standard") ? "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" : "secret";
        return Systems.adapter(new Connection("main", system, List.of(secret), Map.of(), settings, Mapping.NONE));
    }

    private static List<String> lines(Contents contents) {
        return contents.items().stream().flatMap(item -> Neutral.lines(item).stream()).toList();
    }

    private static Delivery json(String path) {
        return delivery("application/json", Map.of(), SharedSamples.read(path));
    }

    private static Delivery event(String event, String path) {
        return new Delivery(Sample.NOW, event, "application/json", name -> null, SharedSamples.read(path));
    }

    private static Delivery delivery(String type, Map<String, String> headers, byte[] body) {
        return new Delivery(Sample.NOW, type, headers::get, body);
    }

    private static Delivery http(String message) {
        String[] parts = message.split("\n\n", 2);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : parts[0].split("\n")) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return delivery(headers.get("Content-Type"), headers, parts[1].getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
