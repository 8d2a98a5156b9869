package io.fupan.metrics.rolling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class MovingClock extends Clock {

    private Instant now;

    /** A clock that stands at a moment. */
    public MovingClock(String now) {
        this.now = Instant.parse(now);
    }

    /** Moves on. */
    public void move(Duration by) {
        now = now.plus(by);
    }

    /** Is set. */
    public void set(String to) {
        now = Instant.parse(to);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
