package io.fupan.ingest.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.ingest.golden.Sent;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryEventTests {

    private static final Sent WON = Sent.json(
                    Instant.parse("2026-11-23T12:00:00Z"), "{\"amount\":{\"amount\":\"4514.50\",\"currency\":\"USD\"}}")
            .with("ce-specversion", "1.0")
            .with("ce-type", "deal.won")
            .with("ce-source", "/crm/acme")
            .with("ce-id", "42-won")
            .with("ce-subject", "42")
            .with("ce-time", "2017-03-01T09:30:00Z");

    @Test
    void isTheSameEventAsInTheOtherModes() {
        Sent structured = Sent.json(WON.at(), """
                        {"specversion":"1.0","type":"deal.won","source":"/crm/acme","id":"42-won","subject":"42",
                         "time":"2017-03-01T09:30:00Z","data":{"amount":{"amount":"4514.50","currency":"USD"}}}""");
        assertThat(event(WON)).usingRecursiveComparison().ignoringFields("receipt").isEqualTo(event(structured));
        assertThat(event(WON).data()).isEqualTo(new DealFact.Won(Money.of("4514.50", "USD")));
    }

    @Test
    void readsAllAttributesWeKeep() {
        Event<DealFact> event = event(WON.with("ce-sequence", "0007")
                .with("ce-recordedat", "2017-03-01T09:31:00Z")
                .with("ce-provenance", "invented"));
        assertThat(event.sequence()).isEqualTo("0007");
        assertThat(event.recordedAt()).isEqualTo(Instant.parse("2017-03-01T09:31:00Z"));
        assertThat(event.provenance()).isEqualTo("invented");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "42 | 42",
                "Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀",
                "100%25 | 100%",
                "%2525 | %25",
                "%e2%82%ac | €",
                "\"a b\" | a b",
                "\"a\\\"b\\\\c\" | a\"b\\c",
                "a b | a b"
            },
            delimiter = '|')
    void decodesHeadersOnce(String header, String text) {
        assertThat(event(WON.with("ce-subject", header)).subject()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%C3", "%C0%80", "%ED%A0%80", "Z\u00fcrich", "a\u0001b", "\"open", "\"a\"b", "\"a\\"})
    void refusesHeadersInAnotherEncoding(String header) {
        assertThat(CloudEventsBody.read(WON.with("ce-subject", header).delivery()).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("INVALID_FIELD");
                    assertThat(refused.field()).isEqualTo("subject");
                    assertThat(refused.raw()).contains("\"deal.won\"", "4514.50");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-type", "ce-source", "ce-id", "ce-time", "ce-subject"})
    void refusesAnEventWithoutAnAttribute(String header) {
        assertThat(CloudEventsBody.read(WON.without(header).delivery()).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
    }

    @Test
    void takesTheStructuredModeFirst() {
        Sent both = Sent.json(WON.at(), """
                        {"specversion":"1.0","type":"deal.lost","source":"/crm/acme","id":"42-lost","subject":"42",
                         "time":"2017-03-01T09:30:00Z","data":{}}""").as("Application/CloudEvents+JSON; charset=UTF-8");
        for (String header : WON.headers().keySet()) {
            both = both.with(header, WON.headers().get(header));
        }
        assertThat(event(both).type()).isEqualTo("deal.lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=ISO-8859-1", "x"})
    void refusesDataInAnotherFormat(String type) {
        assertProblem(415, WON.as(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/vnd.acme.deal+json", "application/json; charset=utf-8"})
    void readsDataInJsonOfAnyName(String type) {
        assertThat(event(WON.as(type)).subject()).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "{\"a\":1,\"a\":2}", "\uFEFF{}"})
    void refusesBodiesThatAreNotJson(String body) {
        assertProblem(400, WON.withBody(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void survivesAnyHeader() {
        Random random = new Random(20260103);
        for (int round = 0; round < 5000; round++) {
            StringBuilder header = new StringBuilder();
            for (int i = 0; i < random.nextInt(12); i++) {
                header.append("%\"\\ ae0C3\u00e9\u0000\t".charAt(random.nextInt(12)));
            }
            assertThat(CloudEventsBody.read(WON.with("ce-id", header.toString()).delivery()).items()).hasSize(1);
        }
    }

    private static Event<DealFact> event(Sent sent) {
        return Families.DEAL.read(CloudEventsBody.read(sent.delivery()).events().getFirst().value());
    }

    private static void assertProblem(int status, Sent sent) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> CloudEventsBody.read(sent.delivery()))
                .satisfies(problem -> assertThat(problem.getStatusCode().value()).isEqualTo(status));
    }
}
