package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.oracle.BatchOracle;
import io.fupan.metric.oracle.Organisation;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.service.metric.ReferenceView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OracleTopologyTests {

    private static final String ZONE = "Asia/Shanghai";

    @TempDir
    Path folder;

    private record Sent(Topic topic, String subject, byte[] event) {}

    @Test
    void endsInTheCellsOfAnotherEngineWhateverTheBatches() throws Exception {
        Random random = new Random(11);
        Organisation made = Organisation.of(11, 40);
        BatchOracle oracle = new BatchOracle(folder.resolve("oracle"), ZONE, "USD", ScopeKinds.DEFAULT_PAIRS);
        made.write(oracle, random);

        oracle.write(BatchOracle.CELLS, cells(log(made, random), random));

        assertThat(oracle.compare().differences()).isEmpty();
    }

    private static List<Sent> log(Organisation made, Random random) {
        List<Sent> log = new ArrayList<>();
        add(log, Topics.DEAL_EVENTS, Families.DEAL, made.deals(), random);
        add(log, Topics.CUSTOMER_EVENTS, Families.CUSTOMER, made.customers(), random);
        add(log, Topics.ACTIVITY_EVENTS, Families.ACTIVITY, made.activities(), random);
        Collections.shuffle(log, random);
        return log;
    }

    private static <F extends Fact> void add(
            List<Sent> log, Topic topic, EventCodec<F> codec, List<Event<F>> events, Random random) {
        Organisation.disturbed(events, random)
                .forEach(event -> log.add(new Sent(topic, event.subject(), codec.write(event))));
    }

    private List<String> cells(List<Sent> log, Random random) {
        List<String> rows = new ArrayList<>();
        try (FoldDriver driver = new FoldDriver(folder.resolve("state"), Reporting.of(ZONE, "USD"), reference())) {
            for (Sent sent : log) {
                driver.send(sent.topic(), sent.subject(), sent.event());
                if (random.nextInt(60) == 0) {
                    driver.fold();
                }
            }
            // A deal merged into a merged one is told of link by link.
            for (int link = 0; link < 6; link++) {
                driver.fold();
            }
            driver.cells().values().forEach(cell -> cell.families().forEach((name, family) -> rows.addAll(BatchOracle.rows(
                    cell.scope(), cell.day() == null ? "" : cell.day().toString(), name, family.sums(), family.histograms()))));
        }
        return rows;
    }

    private static ReferenceView reference() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (Event<ReferenceFact> event : Organisation.statements()) {
            records.add(new ConsumerRecord<>(
                    Topics.REFERENCE_EVENTS.name(), 0, records.size(), event.subject(), Families.REFERENCE.write(event)));
        }
        ReferenceView reference = new ReferenceView();
        reference.apply(records);
        return reference;
    }
}
