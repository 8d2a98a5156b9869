package io.fupan.metric.oracle;

import java.io.IOException;
import java.io.InputStream;
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

/**
 * Another engine's opinion: DuckDB recomputes every cell from the log in one batch of set operations, and tells where the
 * cells differ.
 *
 * @param folder holds the events as on the topics, one a line, of reference data the latest statement of a subject
 *     last, and the cells: scope, day, family, measure, bucket of the histogram or nothing for a sum, value
 * @param pairs the kinds of pairs of scopes that have cells, for example {@code team*product}
 * @param disqualified reasons of losses that say that there was nothing to win
 * @param workingHours by the number of the day, Monday first: minutes of the day from and to
 */
public record BatchOracle(
        Path folder,
        String zone,
        String currency,
        List<String> pairs,
        List<String> disqualified,
        Map<Integer, List<Integer>> workingHours) {

    public static final String DEALS = "deals.ndjson";
    public static final String CUSTOMERS = "customers.ndjson";
    public static final String ACTIVITIES = "activities.ndjson";
    public static final String REFERENCE = "reference.ndjson";
    public static final String CELLS = "cells.csv";

    private static final List<String> SCRIPTS = List.of(
            "1-log", "2-deals", "3-scopes", "4-counts", "5-pipeline", "6-sales", "7-customers", "8-activities");
    private static final String COMPARISON = "9-compare";

    /** Where nobody names other reasons that disqualify, or says when people work. */
    public BatchOracle(Path folder, String zone, String currency, List<String> pairs) {
        this(folder, zone, currency, pairs, List.of("NO_PROJECT", "DUPLICATE"), Map.of());
    }

    /** The families the oracle found something of, how many entries in all, and what only one side has. */
    public record Verdict(List<String> families, long entries, List<String> differences) {}

    /** Recomputes and compares. */
    public Verdict compare() throws IOException, SQLException {
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = engine.createStatement()) {
            recompute(sql);
            run(sql, COMPARISON);
            return new Verdict(
                    rows(sql, "SELECT DISTINCT family FROM (SELECT family FROM expected UNION ALL SELECT family FROM answer) ORDER BY 1"),
                    Long.parseLong(rows(sql, "SELECT count(*) FROM expected").getFirst()),
                    rows(sql, "SELECT * FROM differences ORDER BY family, measure, day, scope LIMIT 50"));
        }
    }

    /** Fills an empty engine with what the log says, as far as cells and metrics rest on it. */
    void recompute(Statement sql) throws IOException, SQLException {
        sql.execute("SET file_search_path='" + folder.toAbsolutePath() + "'");
        sql.execute("SET memory_limit='1GB'");
        sql.execute("SET VARIABLE zone='" + zone + "'");
        sql.execute("SET VARIABLE base='" + currency + "'");
        sql.execute("SET VARIABLE pairs=['" + String.join("','", pairs) + "']");
        sql.execute("SET VARIABLE disqualified=['" + String.join("','", disqualified) + "']");
        sql.execute("CREATE TABLE office_hours (weekday INT, opens INT, closes INT)");
        for (Map.Entry<Integer, List<Integer>> day : workingHours.entrySet()) {
            List<Integer> hours = day.getValue();
            sql.execute("INSERT INTO office_hours VALUES (%d, %d, %d)".formatted(day.getKey(), hours.getFirst(), hours.getLast()));
        }
        for (String script : SCRIPTS) {
            run(sql, script);
        }
    }

    static void run(Statement sql, String script) throws IOException, SQLException {
        for (String statement : text(script).split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                try {
                    sql.execute(statement);
                } catch (SQLException e) {
                    throw new SQLException(script + ": " + statement, e);
                }
            }
        }
    }

    private static List<String> rows(Statement sql, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = sql.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(result.getString(i)).append(' ');
                }
                rows.add(row.toString().strip());
            }
        }
        return rows;
    }

    private static String text(String script) throws IOException {
        try (InputStream in = BatchOracle.class.getResourceAsStream("/oracle/" + script + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The lines of the cells' file of one family of a scope's day; {@code day} is empty for what no source dates. */
    public static List<String> rows(
            String scope,
            String day,
            String family,
            Map<String, Long> sums,
            Map<String, ? extends Map<Long, Long>> histograms) {
        List<String> rows = new ArrayList<>();
        String place = quoted(scope) + ',' + day + ',' + family + ',';
        sums.forEach((measure, value) -> rows.add(place + quoted(measure) + ",," + value));
        histograms.forEach((measure, counts) ->
                counts.forEach((bucket, value) -> rows.add(place + quoted(measure) + ',' + bucket + ',' + value)));
        return rows;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Writes the lines of a file of the folder. */
    public void write(String file, List<String> lines) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(file), lines);
    }
}
