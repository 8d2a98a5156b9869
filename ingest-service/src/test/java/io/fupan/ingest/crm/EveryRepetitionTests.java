package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Json;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Senders try again, at other times and in other orders; for every system that there is, nothing counts twice. */
class EveryRepetitionTests {

    /** Shortly before an hour of the clock ends. */
    private static final Instant FIRST = Instant.parse("2026-11-23T12:50:00Z");

    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** One thing that is sent, and how it is read when it comes at a time. */
    interface Sending {

        Contents at(Instant arrival);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void givesTheSameEventsWhenEverythingIsSentThriceInAnyOrderWithinAnHour(String system) {
        List<Sending> sendings = sendings(system);
        Map<String, Set<String>> once = new HashMap<>();
        Set<String> asked = new HashSet<>();
        sendings.forEach(each -> add(each.at(FIRST), FIRST, once, asked));
        assertThat(once.size() + asked.size()).isPositive();
        List<Sending> thrice = new ArrayList<>(sendings);
        thrice.addAll(sendings);
        thrice.addAll(sendings);
        Collections.shuffle(thrice, new Random(11));
        Duration between = Duration.ofMinutes(59).dividedBy(thrice.size());
        Map<String, Set<String>> events = new HashMap<>();
        Set<String> askedAgain = new HashSet<>();
        Instant arrival = FIRST;
        for (Sending each : thrice) {
            arrival = arrival.plus(between);
            add(each.at(arrival), arrival, events, askedAgain);
        }
        assertThat(events).isEqualTo(once);
        assertThat(askedAgain).isEqualTo(asked);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void givesTheSameEventsInEveryOrderOfABatchWhoseRecordsHaveTimes(String system, String event, List<String> records) {
        Map<String, Set<String>> expected = new HashMap<>();
        add(batch(system, event, records), FIRST, expected, new HashSet<>());
        assertThat(expected).hasSizeGreaterThan(records.size());
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(records), 0, orders);
        assertThat(orders).hasSizeGreaterThanOrEqualTo(24).allSatisfy(order -> {
            Map<String, Set<String>> events = new HashMap<>();
            add(batch(system, event, order), FIRST, events, new HashSet<>());
            assertThat(events).isEqualTo(expected);
        });
    }

    static Stream<String> systems() {
        return Stream.concat(
                Systems.names().stream(),
                Stream.of("delighted", "espocrm", "fxiaoke", "odoo", "stripe", "surveymonkey", "template", "twenty",
                        "typeform", "zendesk"));
    }

    static Stream<Arguments> batches() {
        return Stream.of(
                Arguments.of("espocrm", "Opportunity.update", List.of(
                        "{\"id\":\"1\",\"stage\":\"Proposal\",\"modifiedAt\":\"2025-03-09 10:00:00\"}",
                        "{\"id\":\"1\",\"stage\":\"Closed Won\",\"modifiedAt\":\"2025-03-10 10:00:00\"}",
                        "{\"id\":\"1\",\"amount\":5,\"amountCurrency\":\"EUR\",\"modifiedAt\":\"2025-03-08 10:00:00\"}",
                        "{\"id\":\"2\",\"stage\":\"Closed Lost\",\"name\":\"B\",\"modifiedAt\":\"2025-03-09 10:00:00\"}")),
                Arguments.of("odoo", null, List.of(
                        raw("odoo", "opportunity-open.json"),
                        raw("odoo", "opportunity-won.json"),
                        raw("odoo", "opportunity-lost.json"),
                        raw("odoo", "partner.json"))),
                Arguments.of("template", null, List.of(
                        "{\"id\":\"1\",\"event\":\"created\",\"name\":\"A\",\"changedAt\":\"2025-03-01T08:00:00Z\"}",
                        "{\"id\":\"1\",\"stage\":\"a\",\"amount\":\"5\",\"changedAt\":\"2025-03-02T08:00:00Z\"}",
                        "{\"id\":\"1\",\"stage\":\"b\",\"changedAt\":\"2025-03-03T08:00:00Z\"}",
                        "{\"id\":\"2\",\"event\":\"won\",\"amount\":\"7\",\"changedAt\":\"2025-03-02T08:00:00Z\"}")));
    }

    private static List<Sending> sendings(String system) {
        return Systems.names().contains(system)
                ? Sample.of(system).<Sending>map(sample -> sample::readAt).toList()
                : Golden.names(system).stream().map(name -> sending(system, name)).toList();
    }

    /** How the name of a sample says what its address would. */
    private static Sending sending(String system, String name) {
        byte[] body = Golden.raw(system, name);
        String[] parts = name.split("\\.");
        return switch (system) {
            case "fxiaoke" -> arrival -> adapter(system).readRecord(
                    new Item.Thin(parts[0], "65ee0001", Instant.parse("2025-03-10T01:00:05Z"), "{}"),
                    new String(body, StandardCharsets.UTF_8),
                    arrival,
                    "receipt");
            case "espocrm" -> arrival -> read(system, name.replace(".json", ""), "application/json", arrival, body);
            case "template" -> arrival -> read(
                    parts[0],
                    parts[1].equals("batch") ? null : parts[1],
                    parts[2].equals("form") ? "application/x-www-form-urlencoded" : "application/json",
                    arrival,
                    body);
            default -> arrival -> read(system, null, "application/json", arrival, body);
        };
    }

    private static Contents batch(String system, String event, List<String> records) {
        return read(system, event, "application/json", FIRST, records.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Contents read(String system, String event, String type, Instant arrival, byte[] body) {
        return adapter(system).read(new Delivery(arrival, event, type, name -> null, body));
    }

    private static CrmAdapter adapter(String system) {
        return Systems.adapter(new Connection("main", system, List.of(SECRET), Map.of(), Map.of(), Mapping.NONE));
    }

    /**
     * Adds what is said under the identity of each event. Not the time where it is the arrival's, nor the place in the
     * batch: they differ, and of two events with one identity the first stays.
     */
    private static void add(Contents contents, Instant arrival, Map<String, Set<String>> events, Set<String> asked) {
        for (Recorded event : contents.events()) {
            ObjectNode json = (ObjectNode) Json.mapper().readTree(event.value());
            json.remove(List.of("receipt", "sequence"));
            if (Instant.parse(json.get("time").asString()).equals(arrival)) {
                json.remove("time");
            }
            events.computeIfAbsent(event.source() + '#' + event.id(), id -> new HashSet<>()).add(json.toString());
        }
        contents.items().stream()
                .filter(Item.Thin.class::isInstance)
                .map(Item.Thin.class::cast)
                .forEach(thin -> asked.add(thin.object() + '/' + thin.id()));
    }

    private static String raw(String system, String name) {
        return Json.mapper().readTree(Golden.raw(system, name)).toString();
    }

    private static void permute(List<String> rest, int from, List<List<String>> orders) {
        if (from == rest.size()) {
            orders.add(List.copyOf(rest));
        }
        for (int i = from; i < rest.size(); i++) {
            Collections.swap(rest, from, i);
            permute(rest, from + 1, orders);
            Collections.swap(rest, from, i);
        }
    }
}
