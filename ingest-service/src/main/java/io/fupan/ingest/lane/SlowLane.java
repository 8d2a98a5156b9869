package io.fupan.ingest.lane;

import io.fupan.ingest.log.Log;
import io.fupan.ingest.log.Outgoing;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to the log for what nobody waits for: files and replays. It goes there in portions, one at a time, and lets
 * deliveries go first; when they never end, it takes its share between them, so that a file comes to its end too.
 */
public final class SlowLane {

    /** Records that go together: a delivery behind them waits for milliseconds. */
    static final int PORTION = 500;

    private final List<Turns> doors;
    private final Way log;
    private final Duration patience;
    private final ReentrantLock portion = new ReentrantLock(true);

    /** To the log. */
    @FunctionalInterface
    interface Way {

        void write(List<Outgoing> records, Duration patience);
    }

    /**
     * A lane beside some doors.
     *
     * @param patience how long a portion lets deliveries go first
     */
    SlowLane(List<Turns> doors, Log log, Duration patience) {
        this(doors, log::write, patience);
    }

    SlowLane(List<Turns> doors, Way log, Duration patience) {
        this.doors = List.copyOf(doors);
        this.log = log;
        this.patience = patience;
    }

    /**
     * Writes the records.
     *
     * @param confirm how long the log may take to confirm a portion
     * @throws Problem 503 if it does not; portions before it were written, which does no harm when all are sent again
     */
    public void write(List<Outgoing> records, Duration confirm) {
        for (int from = 0; from < records.size(); from += PORTION) {
            List<Outgoing> next = records.subList(from, Math.min(records.size(), from + PORTION));
            portion.lock();
            try {
                giveWay();
                log.write(next, confirm);
            } finally {
                portion.unlock();
            }
        }
    }

    /** Lets the deliveries that are under way go first, for so long as is fair. */
    public void giveWay() {
        try {
            for (Turns door : doors) {
                door.awaitQuiet(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
