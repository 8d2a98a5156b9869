package io.fupan.ingest.connection;

import io.fupan.event.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The connections as this instance knew them when it stopped, in a file: with it deliveries are verified before the log
 * was read. Secrets are sealed in it as they are on the log.
 */
final class KnownConnections {

    private static final Logger LOG = LoggerFactory.getLogger(KnownConnections.class);
    private static final String NAME = "connections.json";

    private final Path file;
    private final Map<String, Definition> known;

    private record Saved(List<Definition> connections) {}

    /** Reads the file in the directory; one that is missing or damaged is as good as empty. */
    KnownConnections(Path directory) {
        this.file = directory.toAbsolutePath().resolve(NAME);
        this.known = read(file);
    }

    /** The connection as it was known at the start; {@code null} if it was not, or was deleted. */
    @Nullable Definition find(String name) {
        Definition found = known.get(name);
        return found == null || found.is(Definition.DELETED) ? null : found;
    }

    /** The connections that were known at the start, but for those that were deleted. */
    List<Definition> all() {
        return known.values().stream().filter(each -> !each.is(Definition.DELETED)).toList();
    }

    /** Puts these in the place of those in the file; returns when they survive the loss of power. */
    void save(Collection<Definition> definitions) throws IOException {
        Path directory = file.resolveSibling("");
        Files.createDirectories(directory);
        Path beside = file.resolveSibling(NAME + ".new");
        ByteBuffer bytes = ByteBuffer.wrap(Json.mapper().writeValueAsBytes(new Saved(List.copyOf(definitions))));
        try (FileChannel out = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // The new name of a file is on disk only when its directory is.
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static Map<String, Definition> read(Path file) {
        try {
            return Json.mapper().readValue(Files.readAllBytes(file), Saved.class).connections().stream()
                    .collect(Collectors.toMap(Definition::name, Function.identity()));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | JacksonException | NullPointerException | IllegalStateException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("the known connections cannot be read, the log has them");
            return Map.of();
        }
    }
}
