package io.fupan.local.stack;

import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Ownership;
import io.fupan.local.process.ProcessRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Processes of a launcher that was killed. They end by themselves when they notice; whoever uses the data next does
 * not wait for that.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private Leftovers() {}

    /** Ends every process written down in the data folder except its launcher. */
    static void end(DataFolder data) {
        List<ProcessHandle> running =
                records(data).stream().flatMap(record -> record.running().stream()).toList();
        running.forEach(ProcessHandle::destroy);
        running.forEach(Leftovers::awaitEnd);
    }

    private static List<ProcessRecord> records(DataFolder data) {
        if (Files.notExists(data.run())) {
            return List.of();
        }
        Path launcher = data.record(Ownership.LAUNCHER);
        try (Stream<Path> files = Files.list(data.run())) {
            return files.filter(file -> file.toString().endsWith(".properties") && !file.equals(launcher))
                    .flatMap(file -> ProcessRecord.read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
