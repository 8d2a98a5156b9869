package io.fupan.system;

import io.fupan.event.json.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Another engine's opinion: DuckDB recomputes every cell from the log in one batch, and tells which cells of the topic
 * differ from it.
 */
final class Oracle {

    private final TopicReader topics;
    private final Path folder;

    Oracle(TopicReader topics, Path folder) {
        this.topics = topics;
        this.folder = folder;
    }

    /** What was compared: how many cell entries there are, and those that only one side has. */
    record Verdict(long entries, List<String> differences) {}

    Verdict compare() throws IOException, SQLException {
        Files.createDirectories(folder);
        writeEvents("sales.deal-events.v1", "deals.ndjson");
        writeEvents("reference.events.v1", "reference.ndjson");
        writeCells();
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = engine.createStatement()) {
            sql.execute("SET file_search_path='" + folder.toAbsolutePath() + "'");
            for (String statement : script("/oracle/cells.sql").split(";\\s*\\n")) {
                if (!statement.isBlank()) {
                    sql.execute(statement);
                }
            }
            return new Verdict(count(sql), differences(sql));
        }
    }

    private static long count(Statement sql) throws SQLException {
        try (ResultSet rows = sql.executeQuery("SELECT count(*) FROM expected")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> differences(Statement sql) throws SQLException {
        List<String> differences = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("SELECT * FROM differences ORDER BY ALL LIMIT 50")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(rows.getString(i)).append(' ');
                }
                differences.add(row.toString().strip());
            }
        }
        return differences;
    }

    private void writeEvents(String topic, String file) throws IOException {
        List<String> lines = topics.all(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
        Files.write(folder.resolve(file), lines);
    }

    /** One row per entry: scope, day, family, measure, bucket of the histogram (empty for a sum), value. */
    private void writeCells() throws IOException {
        List<String> rows = new ArrayList<>();
        for (byte[] value : topics.latest("metrics.cells.v1").values()) {
            JsonNode event = EventCodec.parse(value);
            if (event.get("type").asString().equals("metrics.cell")) {
                JsonNode cell = event.get("data");
                String place = quoted(cell.get("scope").asString()) + ','
                        + (cell.has("day") ? cell.get("day").asString() : "");
                cell.get("families").forEachEntry((name, family) -> addRows(rows, place + ',' + name + ',', family));
            }
        }
        Files.write(folder.resolve("cells.csv"), rows);
    }

    private static void addRows(List<String> rows, String place, JsonNode family) {
        for (Map.Entry<String, JsonNode> sum : properties(family, "sums")) {
            rows.add(place + quoted(sum.getKey()) + ",," + sum.getValue().asLong());
        }
        for (Map.Entry<String, JsonNode> histogram : properties(family, "histograms")) {
            histogram.getValue().forEachEntry((bucket, count) ->
                    rows.add(place + quoted(histogram.getKey()) + ',' + bucket + ',' + count.asLong()));
        }
    }

    private static Iterable<Map.Entry<String, JsonNode>> properties(JsonNode family, String name) {
        return family.has(name) ? family.get(name).properties() : List.of();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String script(String resource) throws IOException {
        try (var in = Oracle.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
