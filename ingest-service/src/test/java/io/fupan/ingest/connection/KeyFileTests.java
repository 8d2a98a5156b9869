package io.fupan.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests {

    @TempDir
    private Path folder;

    @Test
    void makesAKeyThatOnlyTheOwnerCanRead() throws IOException {
        Path file = folder.resolve("secrets/keys.json");

        KeyFile.read(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(folder.resolve("secrets")).isDirectoryContaining(each -> each.equals(file));
        assertThat(Files.list(folder.resolve("secrets"))).hasSize(1);
    }

    @Test
    void findsTheSameKeyAgain() throws IOException {
        Path file = folder.resolve("keys.json");
        assertThat(KeyFile.read(file)).isEqualTo(KeyFile.read(file)).hasSize(1);
    }

    @Test
    void refusesAFileWithoutAKey() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"short\"}]}");
        assertThatIOException().isThrownBy(() -> KeyFile.read(file)).withMessageContaining("256");
    }
}
