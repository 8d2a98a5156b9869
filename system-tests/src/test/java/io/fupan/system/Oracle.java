package io.fupan.system;

import io.fupan.event.json.EventCodec;
import io.fupan.metric.oracle.BatchOracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

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

    /** One row per entry: scope, day, family, measure, bucket of the histogram (empty for a sum), value. */
    private void writeCells() throws IOException {
        List<String> rows = new ArrayList<>();
        for (byte[] value : topics.latest("metrics.cells.v1").values()) {
            JsonNode event = EventCodec.parse(value);
            if (event.get("type").asString().equals("metrics.cell")) {
                JsonNode cell = event.get("data");
                String place = BatchOracle.quoted(cell.get("scope").asString()) + ','
                        + (cell.has("day") ? cell.get("day").asString() : "");
                cell.get("families").forEachEntry((name, family) -> addRows(rows, place + ',' + name + ',', family));
            }
        }
        batch.write(BatchOracle.CELLS, rows);
    }

    private static void addRows(List<String> rows, String place, JsonNode family) {
        for (Map.Entry<String, JsonNode> sum : properties(family, "sums")) {
            rows.add(place + BatchOracle.quoted(sum.getKey()) + ",," + sum.getValue().asLong());
        }
        for (Map.Entry<String, JsonNode> histogram : properties(family, "histograms")) {
            histogram.getValue().forEachEntry((bucket, count) ->
                    rows.add(place + BatchOracle.quoted(histogram.getKey()) + ',' + bucket + ',' + count.asLong()));
        }
    }

    private static Iterable<Map.Entry<String, JsonNode>> properties(JsonNode family, String name) {
        return family.has(name) ? family.get(name).properties() : List.of();
    }
}
