package io.fupan.metrics.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.cell.CellFact;
import io.fupan.event.deal.DealFact;
import org.apache.kafka.streams.TestOutputTopic;
import java.time.LocalDate;
import java.math.BigDecimal;
import io.fupan.event.deal.DealView;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.metric.ReferenceView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTopologyTests {

    private static final Event<DealFact> CREATED = event(
            "e1",
            "2017-03-01T01:00:00Z",
            new DealFact.Created(
                    null, "sales", "Prospecting", "Moses Frase", "GTXPro", "Cancity", usd("4821"), null, null, null));
    private static final Event<DealFact> ENGAGED =
            event("e2", "2017-03-01T01:30:00Z", new DealFact.StageChanged("Engaging", "Prospecting", null));
    private static final Event<DealFact> WON =
            event("e3", "2017-03-11T05:00:00Z", new DealFact.Won(usd("4514")));
    private static final Event<DealFact> REOPENED =
            event("e4", "2017-04-05T05:00:00Z", new DealFact.Reopened("Engaging"));
    private static final Event<DealFact> LOST =
            event("e5", "2017-04-20T05:00:00Z", new DealFact.Lost(null, null));

    @TempDir
    Path state;

    private final ReferenceView reference = new ReferenceView();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> log;
    private final Map<String, CellFact.Cell> cells = new TreeMap<>();
    private final List<CellFact.Cut> cuts = new ArrayList<>();

    @BeforeEach
    void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        KStream<String, byte[]>[] out = FoldConfiguration.topology(
                        reference, Reporting.of("UTC", "USD"), new FoldMeters(meters), 1_000)
                .apply(builder.stream(Input.TOPICS.stream().map(Topic::name).toList()));
        out[0].to(Topics.CELLS.name());
        out[1].to(Topics.DEALS.name());
        out[2].to(Topics.QUARANTINE.name());
        out[3].to(Topics.LINKS.name(), Produced.streamPartitioner(new PartOfLink()));
        driver = new TopologyTestDriver(builder.build(), settings);
        log = driver.createInputTopic(Topics.DEAL_EVENTS.name(), new StringSerializer(), new ByteArraySerializer());
        state(new ReferenceFact.RosterAssigned("Moses Frase", "Dustin Brinkmann", "Central", null));
        state(new ReferenceFact.AliasDefined("product", "GTXPro", "GTX Pro"));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void addsAWonDealToTheCellsOfItsScopes() {
        send(CREATED, ENGAGED, WON);

        assertThat(sum("org", "deals", "2017-03-11", "won.amount")).isEqualTo(451400);
        assertThat(sum("team:Dustin Brinkmann", "deals", "2017-03-11", "won")).isEqualTo(1);
        assertThat(sum("product:GTX Pro", "deals", "2017-03-01", "created")).isEqualTo(1);
        assertThat(cells.get("rep:Moses Frase|2017-03-11|0").families().get("cycles").histograms().get("won.days"))
                .containsOnly(Map.entry(10L, 1L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void comesToTheSameCellsInAnyOrderWithAnyRepetition(long seed) {
        send(CREATED, ENGAGED, WON, REOPENED, LOST);
        Map<String, CellFact.Cell> inOrder = new TreeMap<>(cells);
        driver.close();
        cells.clear();
        start();
        Random random = new Random(seed);
        List<Event<DealFact>> messy = new ArrayList<>(List.of(CREATED, ENGAGED, WON, REOPENED, LOST, WON, LOST, CREATED));
        Collections.shuffle(messy, random);

        for (Event<DealFact> event : messy) {
            log.pipeInput(event.subject(), Families.DEAL.write(event));
            if (random.nextBoolean()) {
                flush();
            }
        }
        flush();

        assertThat(notEmpty(cells)).isEqualTo(notEmpty(inOrder));
    }

    @Test
    void takesAWinBackWhenTheDealIsReopened() {
        send(CREATED, ENGAGED, WON);

        send(REOPENED, LOST);

        assertThat(sum("org", "deals", "2017-03-11", "won")).isZero();
        assertThat(sum("org", "deals", "2017-04-20", "lost.amount")).isEqualTo(451400);
    }

    @Test
    void foldsAgainWhenReferenceDataChanges() {
        send(CREATED, ENGAGED, WON);

        state(new ReferenceFact.RosterAssigned("Moses Frase", "Cara Losch", "East", null));
        flush();

        assertThat(sum("team:Dustin Brinkmann", "deals", "2017-03-11", "won")).isZero();
        assertThat(sum("team:Cara Losch", "deals", "2017-03-11", "won")).isEqualTo(1);
        assertThat(sum("org", "deals", "2017-03-11", "won")).isEqualTo(1);
    }

    @Test
    void saysNoCutUntilAllIsFoldedAgain() {
        List<Event<DealFact>> many = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) { // more than one flush takes
            many.add(of("D-" + i, "e" + i, "2017-03-01T01:00:00Z", new DealFact.Created(
                    null, "sales", "Prospecting", "Moses Frase", null, null, usd("1"), null, null, null)));
        }
        many.forEach(event -> log.pipeInput(event.subject(), Families.DEAL.write(event)));
        flush();
        flush();
        cuts.clear();

        state(new ReferenceFact.RosterAssigned("Moses Frase", "Cara Losch", "East", null));
        driver.advanceWallClockTime(Duration.ofMillis(10));
        read();
        List<CellFact.Cut> before = List.copyOf(cuts);
        long part = sum("team:Cara Losch", "deals", "2017-03-01", "created");
        flush();

        assertThat(part).isEqualTo(1_000);
        assertThat(before).isEmpty();
        assertThat(sum("team:Cara Losch", "deals", "2017-03-01", "created")).isEqualTo(1_500);
        assertThat(cuts.getLast().offsets()).containsEntry("reference.events.v1-0", 3L);
    }

    @Test
    void foldsEverythingAgainAfterAnUpgradeThatCountsOtherwise() {
        Map<String, Long> offsets = Map.of("reference.events.v1-0", 2L);

        assertThat(new Progress(Map.of(), offsets, Progress.FOLD - 1, "zone=UTC").isUnder(offsets, "zone=UTC")).isFalse();
        assertThat(Progress.NONE.under(offsets, "zone=UTC").isUnder(offsets, "zone=UTC")).isTrue();
    }

    @Test
    void foldsEverythingAgainUnderOtherSettings() {
        Map<String, Long> offsets = Map.of("reference.events.v1-0", 2L);

        assertThat(new Progress(Map.of(), offsets, Progress.FOLD, null).isUnder(offsets, "zone=UTC")).isFalse();
        assertThat(Progress.NONE.under(offsets, "zone=UTC").isUnder(offsets, "zone=Asia/Shanghai")).isFalse();
    }

    @Test
    void foldsNothingAgainForAPlan() {
        send(CREATED, ENGAGED, WON);
        TestOutputTopic<String, byte[]> deals = driver.createOutputTopic(
                Topics.DEALS.name(), new StringDeserializer(), new ByteArrayDeserializer());
        deals.readValuesToList();

        state(new ReferenceFact.TargetSet("org", "2017-Q2", "bookings", usd("5000"), null));
        flush();

        assertThat(deals.readValuesToList()).isEmpty();
        assertThat(cuts.getLast().offsets()).containsEntry("reference.events.v1-0", 3L);
    }

    @Test
    void countsForeignMoneyOnceItsRateIsKnown() {
        send(CREATED, event("e3", "2017-03-11T05:00:00Z", new DealFact.Won(Money.of("100", "EUR"))));
        long missing = sum("org", "deals", "2017-03-11", "won.fxMissing");

        state(new ReferenceFact.FxRateSet("EUR", "USD", LocalDate.parse("2017-03-10"), new BigDecimal("1.1"), null));
        flush();

        assertThat(missing).isEqualTo(1);
        assertThat(sum("org", "deals", "2017-03-11", "won.fxMissing")).isZero();
        assertThat(sum("org", "deals", "2017-03-11", "won.amount")).isEqualTo(11000);
    }

    @Test
    void givesTheDealThatCarriesOnTheHistoryOfTheMergedOne() {
        send(CREATED, ENGAGED);
        send(
                of("D-2", "e6", "2017-03-05T05:00:00Z", new DealFact.Created(
                        null, "sales", "Engaging", "Moses Frase", "GTXPro", "Cancity", usd("5000"), null, null, null)),
                of("D-2", "e7", "2017-03-11T05:00:00Z", new DealFact.Won(usd("4800"))),
                event("e8", "2017-03-07T05:00:00Z", new DealFact.Merged("D-2")));
        flush();

        assertThat(sum("org", "deals", "2017-03-01", "created")).isEqualTo(1);
        assertThat(sum("org", "deals", "2017-03-05", "created")).isZero();
        assertThat(cells.get("org|2017-03-11|0").families().get("cycles").histograms().get("won.days"))
                .containsOnly(Map.entry(10L, 1L));
    }

    @Test
    void takesTheHistoryBackWhenTheMergedDealIsRestored() {
        send(CREATED, event("e8", "2017-03-07T05:00:00Z", new DealFact.Merged("D-2")));
        send(of("D-2", "e6", "2017-03-05T05:00:00Z", new DealFact.Lost(null, null)));
        flush();

        send(event("e9", "2017-03-09T05:00:00Z", new DealFact.Restored()));
        flush();

        assertThat(sum("org", "deals", "2017-03-01", "created")).isEqualTo(1);
        assertThat(sum("org", "deals", "2017-03-05", "lost.cycleUnknown")).isEqualTo(1);
    }

    @Test
    void tellsTheAccountOfItsDealAndTakesItBackWhenTheDealIsDeleted() {
        send(CREATED, ENGAGED, WON);

        send(event("e8", "2017-03-12T05:00:00Z", new DealFact.Deleted()));

        assertThat(links()).extracting(link -> link.key).containsOnly("account:Cancity|D-1");
        assertThat(links).last().satisfies(link -> assertThat(link.value).isNull());
    }

    @Test
    void saysNothingAgainThatWasSaid() {
        send(CREATED, ENGAGED, WON);
        links();

        send(CREATED, ENGAGED);

        assertThat(links()).isEmpty();
    }

    @Test
    void saysUpToWhereTheLogIsContained() {
        send(CREATED, CREATED, ENGAGED);

        assertThat(cuts.getLast().offsets())
                .containsEntry("sales.deal-events.v1-0", 3L)
                .containsEntry("reference.events.v1-0", 2L);
    }

    @Test
    void publishesTheFactsWithTheEventsBehindThem() {
        send(WON, CREATED);

        DealView.Folded view = (DealView.Folded) Families.DEAL_VIEW
                .read(driver.createOutputTopic(
                                Topics.DEALS.name(), new StringDeserializer(), new ByteArrayDeserializer())
                        .readValue())
                .data();

        assertThat(view.outcome()).isEqualTo("won");
        assertThat(view.product()).isEqualTo("GTX Pro");
        assertThat(view.scopes()).contains("org", "team:Dustin Brinkmann");
        assertThat(view.events()).extracting(DealView.Evidence::id).containsExactly("e1", "e3");
    }

    @Test
    void quarantinesWhatIsNoEventAndGoesOn() {
        log.pipeInput("D-1", "{\"not\":\"an event\"}".getBytes(UTF_8));
        log.pipeInput("D-1", (byte[]) null);

        send(CREATED);

        List<byte[]> refused = driver.createOutputTopic(
                        Topics.QUARANTINE.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
        assertThat(refused).hasSize(2);
        assertThat(new String(refused.getFirst(), UTF_8)).contains("\"reason\":\"MISSING_FIELD\"", "specversion");
        assertThat(sum("org", "deals", "2017-03-01", "created")).isEqualTo(1);
    }

    @Test
    void countsEveryEventReadOnce() {
        log.pipeInput("D-1", "{}".getBytes(UTF_8));

        send(CREATED, CREATED, event("e9", "2017-03-02T00:00:00Z", new DealFact.Unknown(
                io.fupan.event.json.Json.mapper().createObjectNode())));

        assertThat(meters.counter("metrics.events.read").count()).isEqualTo(4);
        assertThat(List.of("folded", "repeated", "unknown", "refused"))
                .allSatisfy(outcome -> assertThat(meters.counter("metrics.events.handled", "outcome", outcome)
                                .count())
                        .isEqualTo(1));
    }

    @SafeVarargs
    private void send(Event<DealFact>... events) {
        for (Event<DealFact> event : events) {
            log.pipeInput(event.subject(), Families.DEAL.write(event));
        }
        flush();
    }

    private void flush() {
        // Enough looks to see that nothing more comes, far enough apart for any pause after a flush that was slow.
        for (int look = 0; look < FlushPace.QUIET_LOOKS + 2; look++) {
            driver.advanceWallClockTime(Duration.ofSeconds(5));
        }
        read();
    }

    private void read() {
        driver.createOutputTopic(Topics.CELLS.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .forEach(value -> {
                    switch (Families.CELL.read(value).data()) {
                        case CellFact.Cell cell -> cells.put(cell.key(), cell);
                        case CellFact.Cut cut -> cuts.add(cut);
                        case CellFact.Unknown unknown -> throw new AssertionError("unexpected " + unknown);
                    }
                });
    }

    private final List<KeyValue<String, byte[]>> links = new ArrayList<>();

    private List<KeyValue<String, byte[]>> links() {
        links.clear();
        links.addAll(driver.createOutputTopic(
                        Topics.LINKS.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList());
        return links;
    }

    private long referenceOffset;

    private void state(ReferenceFact fact) {
        Event<ReferenceFact> event = new Event<>(
                "r" + referenceOffset,
                "/test",
                Families.REFERENCE.typeOf(fact.getClass()),
                fact.subject(),
                Instant.parse("2016-01-01T00:00:00Z"),
                null,
                null,
                null,
                null,
                fact);
        reference.apply(List.of(new ConsumerRecord<>(
                Topics.REFERENCE_EVENTS.name(),
                0,
                referenceOffset++,
                fact.subject(),
                Families.REFERENCE.write(event))));
    }

    private long sum(String scope, String family, String day, String measure) {
        CellFact.Cell cell = cells.get(scope + '|' + day + "|0");
        CellFact.Family measures = cell == null ? null : cell.families().get(family);
        return measures == null ? 0 : measures.sums().getOrDefault(measure, 0L);
    }

    private static Map<String, CellFact.Cell> notEmpty(Map<String, CellFact.Cell> cells) {
        Map<String, CellFact.Cell> result = new TreeMap<>(cells);
        result.values().removeIf(cell -> cell.families().isEmpty());
        return result;
    }

    private static Event<DealFact> of(String deal, String id, String time, DealFact fact) {
        Event<DealFact> event = event(id, time, fact);
        return new Event<>(id, "/crm", event.type(), deal, event.time(), null, null, null, null, fact);
    }

    private static Event<DealFact> event(String id, String time, DealFact fact) {
        String type = fact instanceof DealFact.Unknown ? "deal.sung-about" : Families.DEAL.typeOf(fact.getClass());
        return new Event<>(id, "/crm", type, "D-1", Instant.parse(time), null, null, null, null, fact);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
