package io.fupan.metrics.fold;

import java.time.Duration;

/**
 * When to bring what is pending into the cells: at once if the last flush was some time ago or nothing more comes; while
 * more comes, only after a time that grows with what the last flush took. A single event is in the numbers in a moment,
 * and history that streams in is folded in few large steps: the same deals and cells change again and again.
 */
final class FlushPace {

    /** So much longer than a flush took is the pause until the next. */
    private static final int PAUSES_PER_FLUSH = 3;

    /** Each flush is a transaction, and those cost the broker something. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(30);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /**
     * If nothing came between so many looks, nothing more comes for now. Not a time: while the thread folds another
     * part for seconds nothing comes either.
     */
    private static final int QUIET_LOOKS = 10;

    private int looksSinceLast;
    private long nextAt;

    /** Something came. */
    void came() {
        looksSinceLast = 0;
    }

    /** Whether to flush now; to be asked regularly. */
    boolean isDue(long now) {
        looksSinceLast++;
        return now >= nextAt || looksSinceLast > QUIET_LOOKS;
    }

    /** A flush that began at {@code now} took this long. */
    void flushed(long now, Duration took) {
        long pause = Math.clamp(
                took.multipliedBy(PAUSES_PER_FLUSH).toMillis(), SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis());
        nextAt = now + took.toMillis() + pause;
    }
}
