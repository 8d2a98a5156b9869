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
import org.jspecify.annotations.Nullable;

/** The right of one launcher to use a data folder; the operating system takes it back when the launcher dies. */
public final class Ownership implements AutoCloseable {

    /** The name under which the launcher writes itself down. */
    public static final String LAUNCHER = "launcher";

    private final FileChannel channel;

    private Ownership(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, or says who has it. */
    public static Ownership take(DataFolder data) {
        Path file = data.run().resolve("lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotContinue(taken(data));
            }
            ProcessRecord.writeOwn(LAUNCHER, data.record(LAUNCHER));
            return new Ownership(channel);
        } catch (IOException e) {
            throw new CannotContinue("The lock %s cannot be taken: %s".formatted(file, e), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String taken(DataFolder data) {
        String process = ProcessRecord.read(data.record(LAUNCHER))
                .map(launcher -> " (process " + launcher.pid() + ")")
                .orElse("");
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
