package io.fupan.metrics.rolling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to look at what changed: at once when the log is at rest, while it is moving only now and then, and at most for a
 * tenth of the time. Otherwise history that streams in would be published value by value. At rest nobody waits long, however
 * much there was to do: at midnight all values change at once, and monitors are looked at in the same rounds.
 */
final class Pace {

    private static final int REST = 9;

    private final long everyNanos;
    private @Nullable Object position;
    private long notBefore;
    private long notBeforeMoving;

    Pace(Duration every) {
        this.everyNanos = every.toNanos();
    }

    /**
     * Whether it is time.
     *
     * @param at how far the log has been read; equal to what it was when it is at rest
     */
    boolean isTime(Object at, long nanos) {
        boolean moving = !at.equals(position);
        if (position == null) {
            notBefore = nanos;
            notBeforeMoving = nanos;
        }
        position = at;
        return nanos - (moving ? notBeforeMoving : notBefore) >= 0;
    }

    /** It was done, from one moment to another. */
    void done(long fromNanos, long toNanos) {
        long rest = REST * (toNanos - fromNanos);
        notBefore = toNanos + Math.min(rest, everyNanos);
        notBeforeMoving = toNanos + Math.max(rest, everyNanos);
    }
}
