package io.fupan.system;

import io.fupan.event.cell.CellFact;
import io.fupan.event.json.Families;
import io.fupan.metric.oracle.BatchOracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Another engine's opinion on the stack's cells: recomputed from the topics in one batch. */
final class Oracle {

    private final TopicReader topics;
    private final BatchOracle batch;

    /** As the local stack is set up: UTC, dollars, one kind of pairs. */
    Oracle(TopicReader topics, Path folder) {
        this.topics = topics;
        this.batch = new BatchOracle(folder, "UTC", "USD", List.of("team*product"));
    }

    BatchOracle.Verdict compare() throws IOException, SQLException {
        writeEvents("sales.deal-events.v1", BatchOracle.DEALS);
        writeEvents("sales.customer-events.v1", BatchOracle.CUSTOMERS);
        writeEvents("sales.activity-events.v1", BatchOracle.ACTIVITIES);
        writeEvents("reference.events.v1", BatchOracle.REFERENCE);
        writeCells();
        return batch.compare();
    }

    private void writeEvents(String topic, String file) throws IOException {
        List<String> lines = topics.all(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
        batch.write(file, lines);
    }

    private void writeCells() throws IOException {
        List<String> rows = new ArrayList<>();
        for (byte[] value : topics.latest("metrics.cells.v1").values()) {
            if (Families.CELL.read(value).data() instanceof CellFact.Cell cell) {
                String day = cell.day() == null ? "" : cell.day().toString();
                cell.families().forEach((name, family) ->
                        rows.addAll(BatchOracle.rows(cell.scope(), day, name, family.sums(), family.histograms())));
            }
        }
        batch.write(BatchOracle.CELLS, rows);
    }
}
