package io.fupan.ingest.connection;

import static io.fupan.ingest.connection.Fixtures.definition;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownConnectionsTests {

    @TempDir
    private Path folder;

    @Test
    void areThereAtTheNextStart() throws IOException {
        Definition east = definition(3, Definition.PAUSED, new Definition.StoredSecret("1", "sealed", Fixtures.NOON, null));
        new KnownConnections(folder.resolve("spool")).save(List.of(east));
        assertThat(new KnownConnections(folder.resolve("spool")).find("east")).isEqualTo(east);
        assertThat(folder.resolve("spool")).isDirectoryContaining("glob:**/connections.json");
        assertThat(folder.resolve("spool")).isDirectoryNotContaining("glob:**/*.new");
    }

    @Test
    void areNoneWhereTheFileIsMissingOrDamaged() throws IOException {
        assertThat(new KnownConnections(folder).find("east")).isNull();
        new KnownConnections(folder).save(List.of(definition(1, Definition.ACTIVE)));
        byte[] whole = Files.readAllBytes(folder.resolve("connections.json"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("connections.json"), Arrays.copyOf(whole, length));
            assertThat(new KnownConnections(folder).find("east")).isNull();
        }
        for (String other : List.of("null", "{}", "[]", "{\"connections\":[null]}", "{\"connections\":[{}]}")) {
            Files.writeString(folder.resolve("connections.json"), other);
            assertThat(new KnownConnections(folder).find("east")).isNull();
        }
    }

    @Test
    void areWrittenAfterEachChangeButNotBeforeTheLogWasRead() throws IOException {
        new KnownConnections(folder).save(List.of(definition(9, Definition.ACTIVE)));
        ConnectionRegistry registry = Fixtures.registry();
        AtomicBoolean caughtUp = new AtomicBoolean();
        KnownConnectionsWriter writer =
                new KnownConnectionsWriter(registry, new KnownConnections(folder), caughtUp::get);

        assertThat(writer.save()).isTrue();
        assertThat(new KnownConnections(folder).find("east")).isNotNull();

        caughtUp.set(true);
        assertThat(writer.save()).isTrue();
        assertThat(new KnownConnections(folder).find("east")).as("the log has none").isNull();

        Fixtures.apply(registry, "a", definition(1, Definition.ACTIVE));
        writer.stop();
        assertThat(new KnownConnections(folder).find("east")).isEqualTo(definition(1, Definition.ACTIVE));
    }

    @Test
    void areWrittenWhenTheDiskWorksAgain() throws IOException {
        Path directory = folder.resolve("spool");
        Files.writeString(directory, "in the way");
        KnownConnectionsWriter writer =
                new KnownConnectionsWriter(Fixtures.registry(), new KnownConnections(directory), () -> true);
        assertThat(writer.save()).isFalse();

        Files.delete(directory);
        assertThat(writer.save()).isTrue();
        assertThat(directory.resolve("connections.json")).exists();
    }
}
