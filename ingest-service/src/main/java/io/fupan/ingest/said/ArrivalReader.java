package io.fupan.ingest.said;

import io.fupan.service.view.LogFollower;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the receipts from the moment on at which there is a connection that needs it. Nobody waits for it: what comes
 * before it has read them is told apart by the hour of the clock.
 */
final class ArrivalReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalReader.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final LogFollower receipts;
    private final BooleanSupplier needed;

    private CountDownLatch stopped = new CountDownLatch(0);

    ArrivalReader(LogFollower receipts, BooleanSupplier needed) {
        this.receipts = receipts;
        this.needed = needed;
    }

    /** Whether it knows what came to all instances. */
    boolean isCurrent() {
        return receipts.caughtUp();
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        if (!startReading(end)) {
            Thread.ofVirtual().name("arrivals").start(() -> run(end));
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        receipts.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run(CountDownLatch end) {
        try {
            boolean done = false;
            while (!done) {
                done = end.await(EVERY.toMillis(), TimeUnit.MILLISECONDS) || startReading(end);
            }
        } catch (InterruptedException e) {
            LOG.debug("no receipts are read");
        }
    }

    private synchronized boolean startReading(CountDownLatch end) {
        if (end.getCount() > 0 && needed.getAsBoolean()) {
            receipts.start();
            return true;
        }
        return false;
    }
}
