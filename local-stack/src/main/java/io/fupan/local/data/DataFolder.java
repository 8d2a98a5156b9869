package io.fupan.local.data;

import io.fupan.local.console.CannotContinue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one stack keeps everything: {@code broker} is the truth, {@code spool} and {@code imports} what is on its way
 * there, {@code state} can be rebuilt from it, {@code secrets} are readable by the user alone, {@code run} says who is
 * running, {@code logs} and {@code config} are for reading.
 *
 * @param root the folder, absolute
 */
public record DataFolder(Path root) {

    private static final long LEAST_FREE_BYTES = 256L << 20;

    /** Makes the path absolute. */
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Kafka's data. */
    public Path broker() {
        return root.resolve("broker");
    }

    /** Uploaded files until they are read, and what became of them. */
    public Path imports() {
        return root.resolve("imports");
    }

    /** Stream state, rebuilt from the topics when it is missing. */
    public Path state() {
        return root.resolve("state");
    }

    /** Deliveries that wait for the broker; not to be deleted, they were accepted. */
    public Path spool() {
        return root.resolve("spool");
    }

    /** Keys and shared secrets. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Settings written for the processes at each start. */
    public Path config() {
        return root.resolve("config");
    }

    /** Which processes run. */
    public Path run() {
        return root.resolve("run");
    }

    /** The log of a part. */
    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    /** Says that the folder is for a demonstration, so that the console may be opened without a token. */
    public void markAsDemo() {
        try {
            Files.createDirectories(root);
            Files.writeString(demoMark(), "");
        } catch (IOException e) {
            throw new CannotContinue("The data folder %s cannot be written: %s".formatted(root, reason(e)), e);
        }
    }

    /** Whether the folder is for a demonstration. */
    public boolean isDemo() {
        return Files.exists(demoMark());
    }

    private Path demoMark() {
        return root.resolve("demo");
    }

    /** The record of a part's process. */
    public Path record(String part) {
        return run().resolve(part + ".properties");
    }

    /** Creates the folders, and says what is wrong if they cannot be written or the disk is almost full. */
    public void prepare() {
        try {
            for (Path folder : List.of(broker(), spool(), state(), config(), run(), log("any").getParent())) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new CannotContinue("The data folder %s cannot be written: %s. Choose another with --data."
                    .formatted(root, reason(e)), e);
        }
        requireFreeSpace(usableBytes(), LEAST_FREE_BYTES);
    }

    void requireFreeSpace(long usable, long least) {
        if (usable < least) {
            throw new CannotContinue(("The disk of %s is almost full: %d MiB are free, at least %d are needed."
                            + " Make room, or choose another disk with --data.")
                    .formatted(root, usable >> 20, least >> 20));
        }
    }

    /** Whether the disk has too little room left for the broker to go on. */
    public boolean almostFull() {
        return usableBytes() < LEAST_FREE_BYTES / 4;
    }

    private long usableBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes everything in the folder, and the folder. */
    public void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new CannotContinue("The data folder %s cannot be deleted: %s".formatted(root, reason(e)), e);
        }
    }

    /** Whether this is a folder of ours, so that deleting it deletes nothing else. */
    public boolean looksLikeOurs() {
        return Files.isDirectory(run()) && Files.isDirectory(broker());
    }

    /** The last lines of a part's log, as a paragraph to show under an error. */
    public String lastLines(String part, int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(log(part)), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - count))
                    .map(line -> "  | " + line)
                    .reduce("Last lines of " + log(part) + ":", (all, line) -> all + System.lineSeparator() + line);
        } catch (IOException e) {
            return "There is no log at " + log(part) + ".";
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }
}
