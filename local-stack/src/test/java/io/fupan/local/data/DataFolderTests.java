package io.fupan.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.local.console.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    private Path folder;

    @Test
    void saysWhenTheDiskIsAlmostFull() {
        DataFolder data = new DataFolder(folder);

        assertThatExceptionOfType(CannotContinue.class)
                .isThrownBy(() -> data.requireFreeSpace(100L << 20, 256L << 20))
                .withMessageContaining("almost full: 100 MiB are free, at least 256 are needed");
    }

    @Test
    void saysWhenTheFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        DataFolder data = new DataFolder(file.resolve("data"));

        assertThatExceptionOfType(CannotContinue.class)
                .isThrownBy(data::prepare)
                .withMessageContaining("cannot be written");
    }

    @Test
    void letsOnlyOneLauncherUseIt() {
        DataFolder data = new DataFolder(folder);
        data.prepare();

        try (Ownership first = Ownership.take(data)) {
            assertThat(first).isNotNull();
            assertThatExceptionOfType(CannotContinue.class)
                    .isThrownBy(() -> Ownership.take(data))
                    .withMessageContaining("already running")
                    .withMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void saysWhoHasItAsLongAsItIsHeldWhateverTheClockSays() throws IOException {
        DataFolder data = new DataFolder(folder);
        data.prepare();
        assertThat(Ownership.holder(data)).isEmpty();

        Ownership first = Ownership.take(data);
        Path record = data.record(Ownership.LAUNCHER);
        Files.writeString(record, Files.readString(record).replaceAll("started=.*", "started=2001-01-01T00\\\\:00\\\\:00Z"));

        assertThat(Ownership.holder(data)).contains(ProcessHandle.current());
        first.close();
        assertThat(Ownership.holder(data)).isEmpty();
    }

    @Test
    void canBeTakenAgainWhenItWasGivenBack() {
        DataFolder data = new DataFolder(folder);
        data.prepare();
        Ownership.take(data).close();

        try (Ownership second = Ownership.take(data)) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void keepsSecretsForTheUserAlone() throws IOException {
        Secrets secrets = Secrets.in(new DataFolder(folder));

        Path file = secrets.webhookFile(Secrets.DEMO);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.ingest())))
                .isEqualTo("rwx------");
    }

    @Test
    void makesASecretOfThirtyTwoBytesOnce() {
        String made = Secrets.in(new DataFolder(folder)).webhook(Secrets.DEMO);

        String found = Secrets.in(new DataFolder(folder)).webhook(Secrets.DEMO);

        assertThat(found).isEqualTo(made).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(made.substring("whsec_".length()))).hasSize(32);
    }

    @Test
    void showsTheLastLinesOfALog() throws IOException {
        DataFolder data = new DataFolder(folder);
        data.prepare();
        Files.writeString(data.log("broker"), "one\ntwo\nthree\n");

        assertThat(data.lastLines("broker", 2)).contains("two", "three").doesNotContain("one");
    }
}
