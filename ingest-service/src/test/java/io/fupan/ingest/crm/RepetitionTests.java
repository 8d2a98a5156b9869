package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.item.Recorded;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent again, in whatever order and company, is the same set of events. */
class RepetitionTests {

    @ParameterizedTest
    @MethodSource("io.fupan.ingest.crm.Sample#all")
    void givesTheSameEventsEveryTimeASampleIsSent(Sample sample) {
        Set<String> once = identities(sample.readAt(Sample.NOW).events());
        Set<String> thrice = new HashSet<>();
        for (int time = 0; time < 3; time++) {
            thrice.addAll(identities(sample.readAt(Sample.NOW.plus(Duration.ofHours(time))).events()));
        }
        assertThat(thrice).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("io.fupan.ingest.crm.Sample#all")
    void givesTheSameItemsForTheSameArrival(Sample sample) {
        assertThat(said(sample.readAt(Sample.NOW).events())).isEqualTo(said(sample.readAt(Sample.NOW).events()));
    }

    @Test
    void givesTheSameEventsInEveryOrderOfABatch() {
        Sample sample = sample("hubspot", "deal-batch-out-of-order");
        List<JsonNode> batch = new ArrayList<>(Json.mapper().readTree(sample.body()).values());
        Map<String, String> expected = said(sample.readAt(Sample.NOW).events());
        List<List<JsonNode>> orders = new ArrayList<>();
        permute(batch, 0, orders);
        assertThat(orders).hasSize(120).allSatisfy(order ->
                assertThat(said(of(sample, order).readAt(Sample.NOW).events())).isEqualTo(expected));
    }

    @Test
    void foldsToOneDealHoweverABatchIsCutAndRepeated() {
        Sample sample = sample("hubspot", "deal-batch-out-of-order");
        List<JsonNode> batch = new ArrayList<>(Json.mapper().readTree(sample.body()).values());
        DealFacts expected = fold(sample.readAt(Sample.NOW).events());
        assertThat(expected.stage()).isEqualTo("Engaging");
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Recorded> events = new ArrayList<>();
            for (int times = 0; times < 3; times++) {
                Collections.shuffle(batch, random);
                int cut = random.nextInt(batch.size() + 1);
                events.addAll(of(sample, batch.subList(0, cut)).readAt(Sample.NOW).events());
                events.addAll(of(sample, batch.subList(cut, batch.size())).readAt(Sample.NOW).events());
            }
            Collections.shuffle(events, random);
            DealFacts actual = fold(events);
            assertThat(actual.stage()).isEqualTo(expected.stage());
            assertThat(actual.createdAt()).isEqualTo(expected.createdAt());
            assertThat(actual.amounts()).isEqualTo(expected.amounts());
            assertThat(actual.owners()).isEqualTo(expected.owners());
            assertThat(actual.name()).isEqualTo("Hoses for Acme");
        }
    }

    @Test
    void tellsTheSameWinningAlikeInBothVersionsOfASystem() {
        Map<String, String> second = said(sample("pipedrive", "v2-same-won").readAt(Sample.NOW).events());
        Map<String, String> first = said(sample("pipedrive", "v1-deal-won").readAt(Sample.NOW).events());
        assertThat(first.keySet()).isEqualTo(second.keySet());
    }

    @Test
    void forgetsNothingWhenASnapshotComesAgainLater() {
        Sample sample = sample("salesforce", "outbound-won-lost-and-bad");
        byte[] later = new String(sample.body(), StandardCharsets.UTF_8)
                .replace("2026-11-09T03:04:32", "2026-11-20T03:04:32")
                .getBytes(StandardCharsets.UTF_8);
        List<Recorded> events = new ArrayList<>(sample.readAt(Sample.NOW).events());
        events.addAll(sample.withBody(later).readAt(Sample.NOW).events());
        List<Recorded> won = events.stream().filter(each -> each.key().equals("main:0068e00000Deal2AAA")).toList();
        List<Recorded> lost = events.stream().filter(each -> each.key().equals("main:0068e00000Deal3AAA")).toList();
        assertThat(fold(won).closedAt()).hasToString("2026-11-05T17:20:00Z");
        assertThat(fold(lost).closedAt()).hasToString("2026-11-06T07:59:59Z");
    }

    private static Sample sample(String system, String name) {
        return Sample.of(system).filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static Sample of(Sample sample, List<JsonNode> batch) {
        return sample.withBody(Json.mapper().writeValueAsBytes(batch));
    }

    private static void permute(List<JsonNode> rest, int from, List<List<JsonNode>> orders) {
        if (from == rest.size()) {
            orders.add(List.copyOf(rest));
        }
        for (int i = from; i < rest.size(); i++) {
            Collections.swap(rest, from, i);
            permute(rest, from + 1, orders);
            Collections.swap(rest, from, i);
        }
    }

    private static DealFacts fold(Collection<Recorded> events) {
        List<Event<DealFact>> deal = events.stream()
                .filter(event -> event.topic().equals(Topics.DEAL_EVENTS))
                .map(event -> Families.DEAL.read(event.value()))
                .toList();
        return DealFold.fold(deal.getFirst().subject(), deal);
    }

    private static Set<String> identities(Collection<Recorded> events) {
        return events.stream().map(event -> event.source() + '#' + event.id()).collect(Collectors.toSet());
    }

    /** What is said, without the delivery it came in. */
    private static Map<String, String> said(Collection<Recorded> events) {
        Map<String, String> said = new TreeMap<>();
        for (Recorded event : events) {
            ObjectNode json = (ObjectNode) Json.mapper().readTree(event.value());
            json.remove("receipt");
            said.put(event.id(), json.toString());
        }
        return said;
    }
}
