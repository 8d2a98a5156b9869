package io.fupan.ingest.lookup;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps requests apart, so that a system is never asked more often than it allows, whatever happens on our side. */
public final class Pace {

    /** Makes a thread wait. */
    public interface Waiting {

        /**
         * Waits.
         *
         * @throws InterruptedException if the thread is to stop
         */
        void by(Duration duration) throws InterruptedException;
    }

    private final long nanosApart;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private final AtomicLong nextFree;

    /**
     * A pace.
     *
     * @param perSecond how many requests a second are sent at most
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public Pace(int perSecond, LongSupplier nanoTime, Waiting waiting) {
        this.nanosApart = Duration.ofSeconds(1).toNanos() / perSecond;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.nextFree = new AtomicLong(nanoTime.getAsLong());
    }

    /** A pace by the clock. */
    public static Pace of(int perSecond) {
        return new Pace(perSecond, System::nanoTime, Thread::sleep);
    }

    /**
     * Waits until the next request may be sent.
     *
     * @throws InterruptedException if the thread is to stop
     */
    public void take() throws InterruptedException {
        long now = nanoTime.getAsLong();
        long mine = nextFree.getAndUpdate(next -> Math.max(next, now) + nanosApart);
        if (mine > now) {
            waiting.by(Duration.ofNanos(mine - now));
        }
    }

    /**
     * Waits because the system asks for it.
     *
     * @throws InterruptedException if the thread is to stop
     */
    public void pause(Duration duration) throws InterruptedException {
        waiting.by(duration);
    }
}
