package io.fupan.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.imports.ImportFolder.Saved;
import io.fupan.ingest.imports.ImportState.Upload;
import io.fupan.ingest.imports.file.FileForm;
import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.ingest.imports.row.RowOutcome;
import io.fupan.ingest.imports.row.RowWriter;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportJobTests {

    private static final JsonNode PLAN =
            Json.mapper().readTree("{\"source\":\"s\",\"target\":\"deals\",\"fields\":{\"id\":\"id\"}}");

    @TempDir
    private Path path;

    private final List<String> written = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<ImportState> told = new ArrayList<>();

    @Test
    void readsAFileToItsEndAndForgetsIt() throws IOException {
        ImportJob job = job(fresh(25), call -> {});

        job.run();

        assertThat(job.state().status()).isEqualTo("done");
        assertThat(job.state().rows()).isEqualTo(25);
        assertThat(job.state().refused()).isEqualTo(2);
        assertThat(written).containsExactlyElementsOf(ids(25));
        assertThat(path.resolve("upload")).doesNotExist();
        assertThat(Files.readAllLines(path.resolve("refused.csv"))).hasSize(3);
        assertThat(new ImportFolder(path).load().state()).isEqualTo(job.state());
        assertThat(told).last().isEqualTo(job.state());
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws IOException {
        ImportJob[] first = new ImportJob[1];
        first[0] = job(fresh(25), call -> {
            if (call == 2) {
                first[0].stop();
            }
        });
        first[0].run();
        Saved left = new ImportFolder(path).load();

        ImportJob second = job(left, call -> {});
        second.run();

        assertThat(left.state().rows()).isEqualTo(20);
        assertThat(left.state().hasEnded()).isFalse();
        assertThat(second.state().status()).isEqualTo("done");
        assertThat(second.state().rows()).isEqualTo(25);
        assertThat(written).containsExactlyElementsOf(ids(25));
        assertThat(Files.readAllLines(path.resolve("refused.csv"))).hasSize(3);
    }

    @Test
    void forgetsRefusedRowsThatWereNotWrittenDown() throws IOException {
        job(fresh(25), call -> {}).run();
        Path refused = path.resolve("refused.csv");
        long length = Files.size(refused);
        Files.writeString(refused, "half a row", StandardOpenOption.APPEND);
        Files.writeString(path.resolve("upload"), "id\n");

        job(new Saved(new ImportFolder(path).load().state().now("queued"), length), call -> {}).run();

        assertThat(Files.size(refused)).isEqualTo(length);
    }

    @Test
    void waitsForTheLogAndBringsTheSameRowsAgain() throws IOException {
        ImportJob job = job(fresh(25), call -> {
            if (call == 2) {
                throw Problem.unavailable("log-unavailable", "away", Duration.ofSeconds(1));
            }
        });

        job.run();

        assertThat(job.state().status()).isEqualTo("done");
        assertThat(written).containsExactlyElementsOf(ids(25));
    }

    @Test
    void countsRowsAsTheOtherDoorsCountEvents() throws IOException {
        job(fresh(25), call -> {
            if (call == 2) {
                throw Problem.unavailable("log-unavailable", "away", Duration.ofSeconds(1));
            }
        })
                .run();

        assertThat(count("ingest.deliveries.received")).isEqualTo(4);
        assertThat(count("ingest.deliveries.accepted")).isEqualTo(3);
        assertThat(count("ingest.deliveries.unavailable")).isEqualTo(1);
        assertThat(count("ingest.events.received")).isEqualTo(25);
        assertThat(count("ingest.events.accepted")).isEqualTo(23);
        assertThat(count("ingest.events.quarantined")).isEqualTo(2);
    }

    private double count(String meter) {
        return registry.get(meter).tag("door", "import").counter().count();
    }

    @Test
    void endsWhenItIsCancelled() throws IOException {
        ImportJob[] job = new ImportJob[1];
        job[0] = job(fresh(25), call -> job[0].cancel());

        job[0].run();

        assertThat(job[0].state().status()).isEqualTo("cancelled");
        assertThat(job[0].state().rows()).isEqualTo(10);
    }

    @Test
    void saysWhyItCannotReadOn() throws IOException {
        Saved saved = fresh(3);
        Files.writeString(path.resolve("upload"), "name\n1\n");

        ImportJob job = job(saved, call -> {});
        job.run();

        assertThat(job.state().status()).isEqualTo("failed");
        assertThat(job.state().failure().reason()).isEqualTo("MISSING_COLUMN");
    }

    private Saved fresh(int rows) throws IOException {
        Files.writeString(path.resolve("upload"), "id\n" + String.join("\n", ids(rows)) + "\n");
        Upload upload = new Upload("x.csv", 1, "s", "deals", Instant.parse("2026-11-01T00:00:00Z"), "me");
        return new Saved(ImportState.queued("i", false, upload, PLAN), 0);
    }

    private static List<String> ids(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> "d" + i).toList();
    }

    /** Ten rows at a time; {@code before} hears the number of each call. */
    private ImportJob job(Saved saved, IntConsumer before) {
        Reading reading = new Reading(
                Plan.read(PLAN),
                FileForm.of("x.csv", null, null, null),
                new Notebook(before),
                Reporting.of("UTC", "USD"));
        return new ImportJob(new ImportFolder(path), saved, reading, 10, new ImportMeters(registry), told::add);
    }

    /** Notes the rows, and refuses every tenth. */
    private final class Notebook implements RowWriter {

        private final IntConsumer before;
        private int calls;

        Notebook(IntConsumer before) {
            this.before = before;
        }

        @Override
        public Set<String> fields() {
            return Set.of("id");
        }

        @Override
        public Set<String> requiredFields() {
            return Set.of("id");
        }

        @Override
        public Set<String> dates() {
            return Set.of();
        }

        @Override
        public Set<String> numbers() {
            return Set.of();
        }

        @Override
        public List<RowOutcome> write(Columns columns, List<FileRow> rows, String chunk, boolean rehearsal) {
            before.accept(++calls);
            rows.forEach(row -> written.add(row.cell(0)));
            return rows.stream().map(Notebook::outcome).toList();
        }

        private static RowOutcome outcome(FileRow row) {
            return row.cell(0).endsWith("9")
                    ? new RowOutcome.Refused(new Rejected("NINE", "id", "=nine"))
                    : new RowOutcome.Accepted(1);
        }
    }
}
