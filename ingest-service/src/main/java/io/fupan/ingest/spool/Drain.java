package io.fupan.ingest.spool;

import io.fupan.ingest.log.Log;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.service.problem.Problem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Brings what waits on disk to the log, in order, as soon as the log takes it. */
final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PARCELS = 500;
    private static final long BYTES = 4L << 20;

    private final Spool spool;
    private final Outlet log;
    private final Object wake = new Object();

    /** Fewer after a failure: what is too much for a log that is slow must not be sent in vain for ever. */
    private int together = PARCELS;
    private volatile boolean running;
    private @Nullable Thread thread;

    Drain(Spool spool, Outlet log) {
        this.spool = spool;
        this.log = log;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("drain").daemon(true).start(this::run);
    }

    /** Never by an interrupt, which would close the file under everybody's hands. */
    @Override
    public void stop() {
        running = false;
        synchronized (wake) {
            wake.notifyAll();
        }
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(3));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the doors open, and after they are closed. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running) {
            try {
                pause(drainSome() ? Duration.ZERO : spool.isEmpty() ? IDLE : PAUSE);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("the spool cannot be emptied at present");
                pause(PAUSE);
            }
        }
    }

    /** Whether something was brought to the log. */
    boolean drainSome() {
        List<SpoolFile.Entry> head = spool.isEmpty() ? List.of() : spool.head(together, BYTES);
        if (head.isEmpty()) {
            return false;
        }
        try {
            log.write(head.stream().flatMap(each -> records(each).stream()).toList());
            spool.remove(head);
            together = Math.min(PARCELS, 2 * together);
            return true;
        } catch (UncheckedIOException damaged) {
            return putAsideWhatIsRefused(head);
        } catch (Problem away) {
            together = Math.max(1, together / 4);
            return Log.isFinal(away) && putAsideWhatIsRefused(head);
        }
    }

    /** One record that the log will never take, or that cannot be read, must not hold up all that come after it. */
    private boolean putAsideWhatIsRefused(List<SpoolFile.Entry> head) {
        for (SpoolFile.Entry each : head) {
            try {
                log.write(records(each));
                spool.remove(List.of(each));
            } catch (Problem refused) {
                if (!Log.isFinal(refused)) {
                    return false;
                }
                LOG.atError().addKeyValue("parcel", each.number()).log("the log refuses a delivery, it was put aside");
                spool.putAside(each);
            } catch (UncheckedIOException damaged) {
                LOG.atError().addKeyValue("parcel", each.number()).setCause(damaged).log("a delivery is damaged, it was put aside");
                spool.putAside(each);
            }
        }
        return true;
    }

    private static List<Outgoing> records(SpoolFile.Entry entry) {
        return Parcel.of(entry.bytes()).records();
    }

    private void pause(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        synchronized (wake) {
            try {
                if (running) {
                    wake.wait(duration.toMillis());
                }
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }
}
