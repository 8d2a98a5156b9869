package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.cell.CellFact;
import io.fupan.event.customer.CustomerView;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.metric.ReferenceView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** The transform without a broker; what it tells itself through links comes back to it. */
final class FoldDriver implements AutoCloseable {

    private final TopologyTestDriver driver;
    private final Map<String, CellFact.Cell> cells = new TreeMap<>();
    private final Map<String, CustomerView.Folded> customers = new TreeMap<>();

    FoldDriver(Path state, Reporting reporting) {
        this(state, reporting, new ReferenceView());
    }

    FoldDriver(Path state, Reporting reporting, ReferenceView reference) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        KStream<String, byte[]>[] out = FoldConfiguration.topology(
                        reference, reporting, new FoldMeters(new SimpleMeterRegistry()), 1_000)
                .apply(builder.stream(Input.TOPICS.stream().map(Topic::name).toList()));
        out[0].to(Topics.CELLS.name());
        out[1].to(Topics.DEALS.name());
        out[2].to(Topics.QUARANTINE.name());
        out[3].to(Topics.LINKS.name(), Produced.streamPartitioner(new PartOfLink()));
        out[4].to(Topics.CUSTOMERS.name());
        driver = new TopologyTestDriver(builder.build(), settings);
    }

    <F extends Fact> FoldDriver send(Topic topic, EventCodec<F> family, String subject, String id, String time, F fact) {
        Event<F> event = new Event<>(
                id, "/crm", family.typeOf(fact.getClass()), subject, Instant.parse(time), null, null, null, null, fact);
        return send(topic, subject, family.write(event));
    }

    FoldDriver send(Topic topic, String subject, byte[] event) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(subject, event);
        return this;
    }

    /** Folds what was sent, and what that told others. */
    FoldDriver fold() {
        // Enough looks to see that nothing more comes, first of what came and then of what that told, far enough apart for
        // any pause after a flush that was slow.
        for (int look = 0; look < 2 * (FlushPace.QUIET_LOOKS + 2); look++) {
            driver.advanceWallClockTime(Duration.ofSeconds(5));
        }
        driver.createOutputTopic(Topics.CELLS.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .forEach(this::keep);
        driver.createOutputTopic(Topics.CUSTOMERS.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList()
                .forEach(record -> keep(record.key, record.value));
        return this;
    }

    private void keep(byte[] value) {
        if (Families.CELL.read(value).data() instanceof CellFact.Cell cell) {
            cells.put(cell.key(), cell);
        }
    }

    private void keep(String account, byte[] value) {
        if (value == null) {
            customers.remove(account);
        } else {
            customers.put(account, (CustomerView.Folded) Families.CUSTOMER_VIEW.read(value).data());
        }
    }

    long sum(String scope, String family, String day, String measure) {
        CellFact.Cell cell = cells.get(scope + '|' + day + "|0");
        CellFact.Family measures = cell == null ? null : cell.families().get(family);
        return measures == null ? 0 : measures.sums().getOrDefault(measure, 0L);
    }

    /** The cells that hold something. */
    Map<String, CellFact.Cell> cells() {
        Map<String, CellFact.Cell> result = new TreeMap<>(cells);
        result.values().removeIf(cell -> cell.families().isEmpty());
        return result;
    }

    Map<String, CustomerView.Folded> customers() {
        return customers;
    }

    @Override
    public void close() {
        driver.close();
    }
}
