package io.fupan.ingest.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Writes the connections down within a second of each change, once the log was read: what it says wins. */
final class KnownConnectionsWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KnownConnectionsWriter.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final long NEVER = -1;

    private final ConnectionRegistry registry;
    private final KnownConnections known;
    private final BooleanSupplier caughtUp;

    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private long saved = NEVER;

    KnownConnectionsWriter(ConnectionRegistry registry, KnownConnections known, BooleanSupplier caughtUp) {
        this.registry = registry;
        this.known = known;
        this.caughtUp = caughtUp;
    }

    @Override
    public void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        Thread.ofVirtual().name("known-connections").start(() -> run(end));
    }

    @Override
    public void stop() {
        stopped.countDown();
        save();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run(CountDownLatch end) {
        try {
            Duration pause = EVERY;
            while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = save() ? EVERY : AFTER_FAILURE;
            }
        } catch (InterruptedException e) {
            LOG.debug("nothing more is written");
        }
    }

    /** Whether all that is known is in the file, as far as it may be. */
    synchronized boolean save() {
        // Counted before it is read: what changes meanwhile is written the next time.
        long changes = registry.changes();
        if (changes == saved || !caughtUp.getAsBoolean()) {
            return true;
        }
        try {
            known.save(registry.everything());
            saved = changes;
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("the known connections cannot be written");
            return false;
        }
    }
}
