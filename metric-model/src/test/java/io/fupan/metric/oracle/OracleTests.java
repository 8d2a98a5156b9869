package io.fupan.metric.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.ScopeKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleTests {

    @ParameterizedTest
    @CsvSource({"1, Asia/Shanghai", "4, UTC", "7, Europe/Berlin"})
    void findsTheSameCellsAsAnotherEngine(long seed, String zone) throws Exception {
        BatchOracle oracle =
                new BatchOracle(Path.of("target", "oracle-" + seed), zone, "USD", ScopeKinds.DEFAULT_PAIRS);
        Organisation made = Organisation.of(seed, 120);
        Random random = new Random(seed);
        write(oracle, made, random);
        FoldedLog folded = new FoldedLog(
                Organisation.disturbed(made.deals(), random),
                Organisation.disturbed(made.customers(), random),
                Organisation.disturbed(made.activities(), random),
                Reference.of(Organisation.reference()),
                Reporting.of(zone, "USD"));
        oracle.write(BatchOracle.CELLS, rows(folded.cells()));

        BatchOracle.Verdict verdict = oracle.compare();

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.families()).containsExactlyInAnyOrderElementsOf(Measures.FAMILIES);
        assertThat(verdict.entries()).isGreaterThan(20_000);
    }

    private static void write(BatchOracle oracle, Organisation made, Random random) throws IOException {
        oracle.write(BatchOracle.DEALS, lines(Families.DEAL, Organisation.disturbed(made.deals(), random)));
        oracle.write(BatchOracle.CUSTOMERS, lines(Families.CUSTOMER, Organisation.disturbed(made.customers(), random)));
        oracle.write(BatchOracle.ACTIVITIES, lines(Families.ACTIVITY, Organisation.disturbed(made.activities(), random)));
        List<Event<ReferenceFact>> statements = new ArrayList<>();
        for (ReferenceFact fact : Organisation.reference()) {
            statements.add(new Event<>(
                    "s" + statements.size(), "/admin", Families.REFERENCE.typeOf(fact.getClass()), fact.subject(),
                    Instant.EPOCH, null, null, null, null, fact));
        }
        oracle.write(BatchOracle.REFERENCE, lines(Families.REFERENCE, statements));
    }

    private static <F extends Fact> List<String> lines(EventCodec<F> codec, List<Event<F>> events) {
        return events.stream().map(event -> new String(codec.write(event), StandardCharsets.UTF_8)).toList();
    }

    private static List<String> rows(Map<CellKey, Quantities> cells) {
        List<String> rows = new ArrayList<>();
        cells.forEach((key, quantities) -> {
            String place = BatchOracle.quoted(key.scope().toString()) + ','
                    + (key.day() == null ? "" : key.day()) + ',' + key.family() + ',';
            quantities.sums().forEach((measure, value) -> rows.add(place + BatchOracle.quoted(measure) + ",," + value));
            quantities.histograms().forEach((measure, counts) ->
                    counts.forEach((bucket, value) -> rows.add(place + BatchOracle.quoted(measure) + ',' + bucket + ',' + value)));
        });
        return rows;
    }
}
