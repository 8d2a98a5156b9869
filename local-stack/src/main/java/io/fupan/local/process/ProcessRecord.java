package io.fupan.local.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Which process a part of the stack was started as, written down so that a later command finds it.
 *
 * @param part the part's name
 * @param pid its process id, which the operating system gives to others later
 * @param started when it was started, which together with the id names one process
 */
public record ProcessRecord(String part, long pid, Instant started) {

    /** The operating system's clock tick and its guess of the boot time are not exact. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessRecord of(String part, ProcessHandle handle) {
        return new ProcessRecord(part, handle.pid(), handle.info().startInstant().orElseGet(Instant::now));
    }

    /** Writes down the current process. */
    public static void writeOwn(String part, Path file) {
        of(part, ProcessHandle.current()).write(file);
    }

    /** Writes the record, whole or not at all. */
    void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("part", part);
        properties.setProperty("pid", String.valueOf(pid));
        properties.setProperty("started", started.toString());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(draft)) {
                properties.store(writer, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a record; empty if there is none, or none that can be read. */
    public static Optional<ProcessRecord> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new ProcessRecord(
                    properties.getProperty("part", ""),
                    Long.parseLong(properties.getProperty("pid", "")),
                    Instant.parse(properties.getProperty("started", ""))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The process, if it still runs and is not another one that was given the same id. If the clock was set meanwhile it
     * is not recognised.
     */
    public Optional<ProcessHandle> running() {
        return supervised().filter(this::isSame);
    }

    /** The process, if it still runs; for records that somebody alive keeps true. */
    public Optional<ProcessHandle> supervised() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    private boolean isSame(ProcessHandle handle) {
        boolean sameStart = handle.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
        boolean java = handle.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("java"))
                .orElse(false);
        return sameStart && java;
    }
}
