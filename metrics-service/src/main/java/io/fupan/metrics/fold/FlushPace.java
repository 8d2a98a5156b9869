package io.fupan.metrics.fold;

import java.time.Duration;

/**
 * When to bring what is pending into the cells: at once if nothing more comes; while more comes, only after a time that
 * grows with what the last flush took. A single event is in the numbers in a moment, and history that streams in is
 * folded in few large steps: the same deals and cells change again and again.
 */
final class FlushPace {

    /** So much longer than a flush took is the pause until the next. */
    private static final int PAUSES_PER_FLUSH = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private boolean cameSinceLastLook;
    private long nextAt;

    /** Something came. */
    void came() {
        cameSinceLastLook = true;
    }

    /** Whether to flush now; to be asked regularly. */
    boolean isDue(long now) {
        boolean quiet = !cameSinceLastLook;
        cameSinceLastLook = false;
        return quiet || now >= nextAt;
    }

    /** A flush that began at {@code now} took this long. */
    void flushed(long now, Duration took) {
        Duration pause = took.multipliedBy(PAUSES_PER_FLUSH);
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        nextAt = now + took.plus(bounded).toMillis();
    }
}
