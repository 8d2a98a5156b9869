package io.fupan.ingest.replay;

import io.fupan.ingest.quarantine.Replayed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A replay of many items, and how far it is. */
final class Job {

    static final String RUNNING = "running";
    static final String FINISHED = "finished";
    static final String INTERRUPTED = "interrupted";

    private final String id;
    private final Instant startedAt;
    private final int total;

    private int replayed;
    private int ignored;
    private int pending;
    private int refused;
    private int failed;
    private @Nullable String failure;
    private @Nullable Instant finishedAt;

    Job(String id, Instant startedAt, int total) {
        this.id = id;
        this.startedAt = startedAt;
        this.total = total;
    }

    /**
     * How far a replay is.
     *
     * @param id of the replay
     * @param state {@code running}, {@code finished}, or {@code interrupted} by a restart
     * @param total how many items it is about
     * @param replayed how many gave events
     * @param ignored how many change nothing that is kept
     * @param pending of how many the record is being asked for
     * @param refused how many still cannot be read
     * @param failed how many could not be tried
     * @param failure why the last of those could not
     * @param startedAt when it was asked for
     * @param finishedAt when it was done
     */
    record Progress(
            String id,
            String state,
            int total,
            int replayed,
            int ignored,
            int pending,
            int refused,
            int failed,
            @Nullable String failure,
            Instant startedAt,
            @Nullable Instant finishedAt) {

        /** The same after the instance that ran it was started again. */
        Progress interrupted() {
            return state.equals(RUNNING)
                    ? new Progress(
                            id, INTERRUPTED, total, replayed, ignored, pending, refused, failed, failure, startedAt, null)
                    : this;
        }
    }

    synchronized Progress progress() {
        String state = finishedAt == null ? RUNNING : FINISHED;
        return new Progress(
                id, state, total, replayed, ignored, pending, refused, failed, failure, startedAt, finishedAt);
    }

    synchronized void add(List<Replayed> outcomes) {
        for (Replayed each : outcomes) {
            switch (each.outcome()) {
                case Replayed.REPLAYED -> replayed++;
                case Replayed.IGNORED -> ignored++;
                case Replayed.PENDING -> pending++;
                default -> refused++;
            }
        }
    }

    synchronized void fail(int items, String why) {
        failed += items;
        failure = why;
    }

    synchronized void finish(Instant at) {
        finishedAt = at;
    }
}
