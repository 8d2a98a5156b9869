package io.fupan.local.data;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.process.ProcessRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right of one launcher to use a data folder; the operating system takes it back when the launcher dies. */
public final class Ownership implements AutoCloseable {

    /** The name under which the launcher writes itself down. */
    public static final String LAUNCHER = "launcher";

    /** A command that asks who has the folder holds the lock for an instant. */
    private static final int ATTEMPTS = 10;

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final FileChannel channel;

    private Ownership(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, or says who has it. */
    public static Ownership take(DataFolder data) {
        Path file = lock(data);
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lockSoon(channel)) {
                channel.close();
                throw new CannotContinue(taken(data));
            }
            ProcessRecord.writeOwn(LAUNCHER, data.record(LAUNCHER));
            return new Ownership(channel);
        } catch (IOException e) {
            throw new CannotContinue("The lock %s cannot be taken: %s".formatted(file, e), e);
        }
    }

    /**
     * The launcher that has the folder. The lock says whether there is one; a record of its start would have to be
     * compared with a clock that may have been set since. Not for the launcher itself: on some systems, who closes the
     * file gives back the locks of its whole process.
     */
    public static Optional<ProcessHandle> holder(DataFolder data) {
        if (Files.notExists(lock(data))) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lock(data), StandardOpenOption.WRITE)) {
            return tryLock(channel) == null ? written(data) : Optional.empty();
        } catch (IOException e) {
            throw new CannotContinue("The lock %s cannot be read: %s".formatted(lock(data), e), e);
        }
    }

    private static Path lock(DataFolder data) {
        return data.run().resolve("lock");
    }

    private static Optional<ProcessHandle> written(DataFolder data) {
        return ProcessRecord.read(data.record(LAUNCHER)).flatMap(ProcessRecord::supervised);
    }

    private static boolean lockSoon(FileChannel channel) throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            if (tryLock(channel) != null) {
                return true;
            }
            try {
                Thread.sleep(BETWEEN_ATTEMPTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return tryLock(channel) != null;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String taken(DataFolder data) {
        String process =
                written(data).map(launcher -> " (process " + launcher.pid() + ")").orElse("");
        return ("Fupan is already running on %s%s. Stop it with './fupan stop', "
                        + "or start a second one with --data and --port.")
                .formatted(data.root(), process);
    }

    /** Deletes the owned folder; nobody else can have taken it meanwhile. */
    public void delete(DataFolder owned) {
        owned.delete();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The process ends anyway, and the lock with it.
        }
    }
}
