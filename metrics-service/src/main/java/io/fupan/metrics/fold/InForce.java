package io.fupan.metrics.fold;

import io.fupan.service.metric.ReferenceView.Snapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The reference data that things are folded under. It is the latest, with a delay while statements trickle in: folding
 * everything again for each of a year of exchange rates would take the square of the time, so it rests after each round
 * for ten times as long as the round took.
 */
final class InForce {

    private static final int REST = 10;

    /** A round that is over so soon needs no rest. */
    private static final Duration SHORT = Duration.ofMillis(200);

    private @Nullable Snapshot present;
    private long restsUntil;

    /** What holds at a time in milliseconds, given the latest there is. */
    Snapshot at(long now, Snapshot latest) {
        if (present == null || now >= restsUntil) {
            present = latest;
        }
        return present;
    }

    /** All things were folded again, which took so long. */
    void foldedAgain(long now, Duration took) {
        restsUntil = took.compareTo(SHORT) < 0 ? now : now + REST * took.toMillis();
    }
}
