package io.fupan.ingest.delivery;

import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for bodies: together they get no more than a part of what there is, because whoever sends has proved nothing
 * as long as the body is not there.
 */
public final class Room {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final long SHARE = 8;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Room(long most) {
        this.most = most;
    }

    /** An eighth of the heap. */
    public static Room ofTheHeap() {
        return new Room(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** Bytes that are taken now. */
    public long taken() {
        return taken.get();
    }

    /** A place for one body; to be closed when the body is not needed any more. */
    public Place place() {
        return new Place();
    }

    /** The room of one body. */
    public final class Place implements AutoCloseable {

        private long mine;

        private Place() {}

        /**
         * Takes as much as that in all.
         *
         * @throws Problem 503 if there is not so much left
         */
        void grow(long size) {
            long more = size - mine;
            if (taken.addAndGet(more) > most) {
                taken.addAndGet(-more);
                throw Problem.unavailable("busy", "Too much is coming in at once. Send the same again soon.", SOON);
            }
            mine = size;
        }

        @Override
        public void close() {
            taken.addAndGet(-mine);
            mine = 0;
        }
    }
}
