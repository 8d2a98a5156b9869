package io.fupan.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program that is kept running: when its process ends by itself, it is started again after a short while. */
public final class Supervised {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STEADY_AFTER = Duration.ofSeconds(20);

    private final Program program;
    private final Path record;
    private final Consumer<String> notices;
    private @Nullable Process process;
    private Instant startedAt = Instant.EPOCH;
    private boolean stopping;
    private int quickEnds;

    /** Keeps {@code program} running, its process written down in {@code record}; notices are lines for people. */
    public Supervised(Program program, Path record, Consumer<String> notices) {
        this.program = program;
        this.record = record;
        this.notices = notices;
    }

    /** The program's name. */
    public String name() {
        return program.name();
    }

    /** Starts the program. */
    public synchronized void start() {
        if (stopping) {
            return;
        }
        Process started = program.start();
        process = started;
        startedAt = Instant.now();
        ProcessRecord.of(program.name(), started.toHandle()).write(record);
        started.onExit().thenAccept(this::ended);
    }

    /** How often in a row it ended soon after its start. */
    public synchronized int quickEnds() {
        return quickEnds;
    }

    /** From now on, does not start it again. */
    public synchronized void release() {
        stopping = true;
    }

    /** Asks the process to end, and makes it end when {@code patience} is over. */
    public void stop(Duration patience) {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        if (last != null) {
            end(last, patience);
        }
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            // A record of a process that is gone does no harm.
        }
    }

    private static void end(Process process, Duration patience) {
        try {
            process.destroy();
            if (!process.waitFor(patience)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void ended(Process ended) {
        Duration pause;
        synchronized (this) {
            if (stopping) {
                return;
            }
            boolean steady = Duration.between(startedAt, Instant.now()).compareTo(STEADY_AFTER) > 0;
            quickEnds = steady ? 0 : quickEnds + 1;
            pause = pause();
        }
        notices.accept("%s ended unexpectedly (exit code %d); starting it again.".formatted(name(), ended.exitValue()));
        Executor later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(this::startAgain);
    }

    private void startAgain() {
        try {
            start();
        } catch (RuntimeException e) {
            notices.accept("%s cannot be started: %s".formatted(name(), e.getMessage()));
        }
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(quickEnds, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
