package io.fupan.metric.oracle;

import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the metrics of a log are by their definitions in SQL, and where the catalogue says otherwise. */
final class SecondOpinion {

    // Fractions have sixteen digits at most, of which the last may differ by the order of additions.
    private static final double DIGITS = 1e-13;
    private static final double OF_INTERVALS = 1e-9;
    private static final int SHOWN = 40;

    private static final Map<Asked, SecondOpinion> OPINIONS = new EnumMap<>(Asked.class);

    private final Connection engine;
    private final Reference reference;
    private final CellTable cells;
    private final MetricCatalogue catalogue;
    private final Map<String, List<Answer>> answers = new TreeMap<>();

    /**
     * One number.
     *
     * @param money in minor units, for money
     * @param number for anything else; both are {@code null} if there is no number
     * @param n how many cases it rests on; {@code null} if the oracle does not know
     * @param bounded whether low and high are known to the oracle; {@code null} then for there is no interval
     */
    record Answer(
            MetricQuery query,
            @Nullable BigDecimal money,
            @Nullable Double number,
            @Nullable Long n,
            boolean bounded,
            @Nullable Double low,
            @Nullable Double high) {}

    private SecondOpinion(Asked asked) throws IOException, SQLException {
        BatchOracle oracle = asked.written();
        engine = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement sql = engine.createStatement()) {
            oracle.recompute(sql);
            BatchOracle.run(sql, "metrics/0-asked");
        }
        reference = Reference.of(asked.statements());
        cells = asked.cells(reference);
        catalogue = new MetricCatalogue(asked.reporting().currency());
    }

    /** That on a log, computed once for all tests. */
    static synchronized SecondOpinion on(Asked asked) throws IOException, SQLException {
        SecondOpinion opinion = OPINIONS.get(asked);
        if (opinion == null) {
            opinion = new SecondOpinion(asked);
            OPINIONS.put(asked, opinion);
        }
        return opinion;
    }

    /** All answers of a family of metrics. */
    synchronized List<Answer> answers(String family) throws IOException, SQLException {
        List<Answer> known = answers.get(family);
        if (known == null) {
            try (Statement sql = engine.createStatement()) {
                sql.execute("DELETE FROM told");
                BatchOracle.run(sql, "metrics/" + family);
                known = read(sql);
            }
            answers.put(family, known);
        }
        return known;
    }

    private List<Answer> read(Statement sql) throws SQLException {
        List<Answer> read = new ArrayList<>();
        try (ResultSet row = sql.executeQuery(
                "SELECT * FROM told JOIN ask USING (q) ORDER BY metric, variant, statistic, stage, horizon, q")) {
            while (row.next()) {
                LocalDate asOf = LocalDate.parse(row.getString("as_of"));
                MetricQuery query = new MetricQuery(
                        row.getString("metric"), Scope.parse(row.getString("scope")),
                        Period.parse(row.getString("period"), asOf, reference.calendars()), row.getString("variant"),
                        row.getString("statistic"), row.getString("stage"), (Integer) row.getObject("horizon"), null);
                String money = row.getString("money");
                read.add(new Answer(
                        query, money == null ? null : new BigDecimal(money).movePointLeft(2), number(row, "number"),
                        (Long) row.getObject("n"), row.getBoolean("bounded"), number(row, "low"), number(row, "high")));
            }
        }
        return read;
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }

    /** Where the catalogue says otherwise: metric, scope, period, what is expected, and what is said. */
    List<String> differences(String family) throws IOException, SQLException {
        return answers(family).stream()
                .map(this::difference)
                .filter(Objects::nonNull)
                .limit(SHOWN)
                .toList();
    }

    /** Pairs of scopes have some families of cells only. */
    private boolean applies(MetricQuery query) {
        MetricDefinition definition = catalogue.definition(query.metric());
        return !query.scope().isPair() || Measures.FAMILIES_OF_PAIRS.containsAll(definition.families());
    }

    private @Nullable String difference(Answer answer) {
        if (!applies(answer.query())) {
            return null;
        }
        MetricValue said = catalogue.evaluate(cells, reference, answer.query());
        boolean same = isSame(answer, said.value())
                && (said.value() == null || answer.n() == null || answer.n() == said.n())
                && (!answer.bounded() || isSame(answer, said.interval()));
        MetricQuery query = answer.query();
        return same
                ? null
                : "%s %s %s %s %s of %s in %s: expected %s of %d in [%s, %s], but the catalogue says %s (%s %s) of %d in %s, without %s"
                        .formatted(
                                query.metric(), query.variant(), query.statistic(), query.stage(), query.horizon(), query.scope(),
                                query.period().text(), answer.money() == null ? answer.number() : answer.money(),
                                answer.n(), answer.low(), answer.high(), said.value(), said.status(), said.reason(),
                                said.n(), said.interval(), said.excluded());
    }

    private static boolean isSame(Answer answer, @Nullable Figure said) {
        if (answer.money() != null) {
            return said != null && answer.money().compareTo(said.number()) == 0;
        }
        return isNear(answer.number(), said, DIGITS);
    }

    private static boolean isSame(Answer answer, MetricValue.@Nullable Bounds said) {
        return isNear(answer.low(), said == null ? null : said.low(), OF_INTERVALS)
                && isNear(answer.high(), said == null ? null : said.high(), OF_INTERVALS);
    }

    private static boolean isNear(@Nullable Double expected, @Nullable Figure said, double tolerance) {
        if (expected == null || said == null) {
            return expected == null && said == null;
        }
        double value = Objects.requireNonNull(said).asDouble();
        return Math.abs(expected - value) <= tolerance * Math.max(1, Math.abs(value));
    }
}
