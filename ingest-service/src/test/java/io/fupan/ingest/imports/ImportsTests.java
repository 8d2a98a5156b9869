package io.fupan.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.json.Json;
import io.fupan.ingest.imports.ImportState.Upload;
import io.fupan.ingest.status.Boards;
import io.fupan.ingest.status.StatusBoard;
import io.fupan.service.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

/** Imports as an instance tells of them that does not have their files. */
class ImportsTests {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final ImportState RUNNING = ImportState.queued(
                    "i-1",
                    false,
                    new Upload("x.csv", 1, "s", "deals", NOW, "me"),
                    Json.mapper().createObjectNode())
            .now(ImportState.RUNNING);

    @TempDir
    private Path path;

    private final Boards boards = new Boards(() -> NOW);
    private final StatusBoard other = boards.start("other");

    @Test
    void knowsHowFarAnImportOfAnotherInstanceHasCome() {
        other.post("import", "i-1", RUNNING);

        assertThat(imports("here").state("i-1")).isEqualTo(RUNNING);
        assertThat(imports("here").all()).containsExactly(RUNNING);
    }

    @Test
    void saysWhichInstanceHasTheFile() {
        other.post("import", "i-1", RUNNING);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> imports("here").job("i-1"))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(problem.getBody().getProperties()).containsEntry("instance", "other");
                });
    }

    @Test
    void doesNotKnowWhatNobodyKnows() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> imports("here").job("i-2"))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
    }

    @Test
    void saysThatARestartEndedWhatItHasNoFileOfAnyMore() {
        other.post("import", "i-1", RUNNING);

        ImportState state = imports("other").state("i-1");

        assertThat(state.status()).isEqualTo("failed");
        assertThat(state.failure().reason()).isEqualTo("INTERRUPTED");
    }

    private Imports imports(String instance) {
        ImportProperties properties = new ImportProperties(path, 20, Duration.ofDays(30), 500);
        return new Imports(
                properties, null, null, boards.start(instance), new ImportMeters(new SimpleMeterRegistry()));
    }
}
