package io.fupan.ingest.connection;

import io.fupan.service.view.LogFollower;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tells the other instances every few seconds, and once more at the end, what connections did here. */
final class ActivityReports implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityReports.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ConnectionActivity activity;
    private final LogFollower board;

    private volatile CountDownLatch stopped = new CountDownLatch(0);

    ActivityReports(ConnectionActivity activity, LogFollower board) {
        this.activity = activity;
        this.board = board;
    }

    @Override
    public void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        Thread.ofVirtual().name("activity").start(() -> run(end));
    }

    @Override
    public void stop() {
        stopped.countDown();
        report();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run(CountDownLatch end) {
        try {
            while (!end.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                report();
            }
        } catch (InterruptedException e) {
            LOG.debug("nothing more is reported");
        }
    }

    /** What was said before the last start must be known first, or it would be written over. */
    private void report() {
        try {
            if (board.caughtUp()) {
                activity.report();
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("what connections did cannot be told at present");
        }
    }
}
