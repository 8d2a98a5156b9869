package io.fupan.ingest.imports;

import io.fupan.event.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of an import on disk: the file until it is read, how far it was read, and the rows that were refused.
 *
 * @param path of the folder
 */
record ImportFolder(Path path) {

    /**
     * What is written down.
     *
     * @param state how far it has come
     * @param refusedBytes how much of the list of refused rows belongs to that
     */
    record Saved(ImportState state, long refusedBytes) {}

    Path upload() {
        return path.resolve("upload");
    }

    Path refused() {
        return path.resolve("refused.csv");
    }

    Saved load() throws IOException {
        return Json.mapper().readValue(Files.readAllBytes(path.resolve("state.json")), Saved.class);
    }

    /** Writes beside and renames, so that what is there is always whole. */
    void save(Saved saved) throws IOException {
        Path beside = path.resolve("state.json.new");
        Files.write(beside, Json.mapper().writeValueAsBytes(saved));
        Files.move(
                beside, path.resolve("state.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
