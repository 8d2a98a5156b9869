package io.fupan.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTests {

    @TempDir
    private Path folder;

    @Test
    void findsTheProcessItWasWrittenFor() {
        Path file = folder.resolve("launcher.properties");
        ProcessRecord.writeOwn("launcher", file);

        assertThat(ProcessRecord.read(file).flatMap(ProcessRecord::running)).contains(ProcessHandle.current());
    }

    @Test
    void doesNotMistakeAnotherProcessThatWasGivenTheSameId() {
        ProcessRecord earlier =
                new ProcessRecord("broker", ProcessHandle.current().pid(), Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(earlier.running()).isEmpty();
        assertThat(earlier.supervised()).contains(ProcessHandle.current());
    }

    @Test
    void takesAnUnreadableRecordForNone() throws IOException {
        Path file = Files.writeString(folder.resolve("broker.properties"), "pid=");

        assertThat(ProcessRecord.read(file)).isEmpty();
    }
}
