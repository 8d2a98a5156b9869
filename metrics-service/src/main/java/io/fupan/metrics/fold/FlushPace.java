package io.fupan.metrics.fold;

import java.time.Duration;

/**
 * When to bring what is pending into the cells, and how much of it: at once if the last flush was some time ago or
 * nothing more comes; while more comes, only after a time that grows with what the last flush took, or when there is as
 * much as a flush should take. A single event is in the numbers in a moment, and history that streams in is folded in
 * few large steps, because the same deals and cells change again and again.
 */
final class FlushPace {

    /** So much longer than a flush took is the pause until the next. */
    private static final int PAUSES_PER_FLUSH = 3;

    /** Each flush is a transaction, and those cost the broker something. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(30);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** A flush is one transaction, and the broker ends those that take longer than 15 s. */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);

    /** A flush that was shorter says little about how many things can be folded in a second. */
    private static final Duration TELLING = Duration.ofMillis(200);

    private static final int LEAST = 1_000;

    /**
     * If nothing came between so many looks, nothing more comes for now. Not a time: while the thread folds another
     * part for seconds nothing comes either.
     */
    private static final int QUIET_LOOKS = 10;

    private final int most;
    private int looksSinceLast;
    private long nextAt;
    private int limit;

    /**
     * A pace.
     *
     * @param most how much may be pending, as far as memory goes
     */
    FlushPace(int most) {
        this.most = Math.max(LEAST, most);
        this.limit = Math.min(this.most, 2 * LEAST);
    }

    /** Something came. */
    void came() {
        looksSinceLast = 0;
    }

    /** Whether to flush now, with so much pending; to be asked regularly. */
    boolean isDue(long now, int pending) {
        looksSinceLast++;
        return now >= nextAt || pending >= limit || looksSinceLast > QUIET_LOOKS;
    }

    /** How much a flush should take at most. */
    int limit() {
        return limit;
    }

    /** A flush of so much, begun at {@code now}, took this long. */
    void flushed(long now, Duration took, int folded) {
        long pause = Math.clamp(
                took.multipliedBy(PAUSES_PER_FLUSH).toMillis(), SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis());
        nextAt = now + took.toMillis() + pause;
        if (took.compareTo(TELLING) > 0 && folded > 0) {
            limit = Math.clamp(folded * LONGEST_FLUSH.toMillis() / took.toMillis(), LEAST, most);
        }
    }
}
