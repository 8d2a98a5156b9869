package io.fupan.metrics.fold;

import java.time.Duration;

/**
 * Keeps the parts of a thread from flushing long one after the other: they would end up in one transaction, as a thread
 * commits only after each of its parts has had its turn.
 */
final class FlushTurns {

    private static final Duration LONG = Duration.ofMillis(500);

    private volatile long freeAt;

    /** Whether a part may flush now. */
    boolean isFree(long now) {
        return now >= freeAt;
    }

    /** A flush begun at {@code now} took this long; in the time until the next look of any part the thread commits. */
    void took(long now, Duration took) {
        if (took.compareTo(LONG) > 0) {
            freeAt = now + took.plus(FoldProcessor.LOOK_INTERVAL).toMillis();
        }
    }
}
