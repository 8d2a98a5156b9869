package io.fupan.ingest.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Samples kept outside the project, in the folder that {@code FUPAN_CRM_PAYLOADS} names. */
public final class SharedSamples {

    private static final String NAME = "FUPAN_CRM_PAYLOADS";

    private SharedSamples() {}

    /** The bytes of a file; without the folder the test is skipped. */
    public static byte[] read(String path) {
        try {
            return Files.readAllBytes(folder().resolve(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the files of a sender, in order; without the folder the test is skipped. */
    public static List<String> names(String sender) {
        try (Stream<Path> files = Files.list(folder().resolve(sender))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        Optional<Path> folder = Optional.ofNullable(System.getProperty(NAME, System.getenv(NAME))).map(Path::of);
        assumeTrue(folder.isPresent(), NAME + " names no folder with samples, so they are not read");
        return folder.get();
    }
}
