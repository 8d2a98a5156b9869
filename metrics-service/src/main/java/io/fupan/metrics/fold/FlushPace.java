package io.fupan.metrics.fold;

import java.time.Duration;

/**
 * When to bring what is pending into the cells, and how much of it: at once if the last flush was some time ago or
 * nothing more comes; while more comes, only after a time that grows with what the last flush took, or when there is as
 * much as a flush should take. A single event is in the numbers in a moment, and history that streams in is folded in
 * few large steps, because the same deals and cells change again and again.
 *
 * <p>Time is counted in looks: while the thread folds another part for seconds nobody looks, and nothing is gathered.
 */
final class FlushPace {

    /** So much longer than a flush took is the pause until the next. */
    private static final int PAUSES_PER_FLUSH = 3;

    /** Of 30 ms. Each flush is a transaction, and those cost the broker something. */
    private static final int SHORTEST_PAUSE = 3;

    /** Of 3 s, or of more while much is read between two looks. */
    private static final int LONGEST_PAUSE = 300;

    /** A flush is one transaction, and the broker ends those that take longer than 15 s. */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);

    /** A flush that was shorter says little about how many things can be folded in a second. */
    private static final Duration TELLING = Duration.ofMillis(200);

    private static final int LEAST = 1_000;

    /** If nothing came between so many looks, nothing more comes for now. */
    static final int QUIET_LOOKS = 20;

    private final int most;
    private int looksSinceLast;
    private int looksSinceFlush = LONGEST_PAUSE;
    private int pause;
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

    /** Whether to flush now, with so much pending; to be asked every {@link FoldProcessor#LOOK_INTERVAL}. */
    boolean isDue(int pending) {
        looksSinceLast++;
        looksSinceFlush++;
        return looksSinceFlush >= pause || pending >= limit || looksSinceLast > QUIET_LOOKS;
    }

    /** How much a flush should take at most. */
    int limit() {
        return limit;
    }

    /** A flush of so much took this long. */
    void flushed(Duration took, int folded) {
        looksSinceFlush = 0;
        pause = Math.toIntExact(Math.clamp(
                took.multipliedBy(PAUSES_PER_FLUSH).dividedBy(FoldProcessor.LOOK_INTERVAL), SHORTEST_PAUSE, LONGEST_PAUSE));
        if (took.compareTo(TELLING) > 0 && folded > 0) {
            limit = Math.clamp(folded * LONGEST_FLUSH.toMillis() / took.toMillis(), LEAST, most);
        }
    }
}
