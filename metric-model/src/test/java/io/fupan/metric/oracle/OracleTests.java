package io.fupan.metric.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.ScopeKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleTests {

    /** The first one is another spelling of a price that is too high. */
    private static final List<String> DISQUALIFIED = List.of("too dear", "timing");

    @ParameterizedTest
    @CsvSource({"1, Asia/Shanghai", "4, UTC", "7, Europe/Berlin"})
    void findsTheSameCellsAsAnotherEngine(long seed, String zone) throws Exception {
        BatchOracle oracle =
                new BatchOracle(Path.of("target", "oracle-" + seed), zone, "USD", ScopeKinds.DEFAULT_PAIRS, DISQUALIFIED,
                        Organisation.WORKING_MINUTES);
        Organisation made = Organisation.of(seed, 120);
        Random random = new Random(seed);
        made.write(oracle, random);
        FoldedLog folded = new FoldedLog(
                Organisation.disturbed(made.deals(), random),
                Organisation.disturbed(made.customers(), random),
                Organisation.disturbed(made.activities(), random),
                Reference.of(Organisation.reference()),
                Reporting.of(zone, "USD").disqualifying(DISQUALIFIED).working(Organisation.WORKING_HOURS));
        oracle.write(BatchOracle.CELLS, rows(folded.cells()));

        BatchOracle.Verdict verdict = oracle.compare();

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.families()).containsExactlyInAnyOrderElementsOf(Measures.FAMILIES);
        assertThat(verdict.entries()).isGreaterThan(20_000);
    }

    private static List<String> rows(Map<CellKey, Quantities> cells) {
        List<String> rows = new ArrayList<>();
        cells.forEach((key, quantities) -> rows.addAll(BatchOracle.rows(
                key.scope().toString(),
                key.day() == null ? "" : key.day().toString(),
                key.family(),
                quantities.sums(),
                quantities.histograms())));
        return rows;
    }
}
