package io.fupan.ingest.lookup;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps requests apart, so that a system is never asked more often than it allows, whatever happens on our side. */
final class Pace {

    /** Makes a thread wait. */
    interface Waiting {
        void by(Duration duration) throws InterruptedException;
    }

    private final long nanosApart;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private final AtomicLong nextFree;

    Pace(int perSecond, LongSupplier nanoTime, Waiting waiting) {
        this.nanosApart = Duration.ofSeconds(1).toNanos() / perSecond;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.nextFree = new AtomicLong(nanoTime.getAsLong());
    }

    /** Waits until the next request may be sent. */
    void take() throws InterruptedException {
        long now = nanoTime.getAsLong();
        long mine = nextFree.getAndUpdate(next -> Math.max(next, now) + nanosApart);
        if (mine > now) {
            waiting.by(Duration.ofNanos(mine - now));
        }
    }

    /** Waits because the system asks for it. */
    void pause(Duration duration) throws InterruptedException {
        waiting.by(duration);
    }
}
