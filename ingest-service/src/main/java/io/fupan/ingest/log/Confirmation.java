package io.fupan.ingest.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Waits for the broker's word on all records of a delivery; one that is refused refuses them all. */
final class Confirmation implements Callback {

    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private final AtomicInteger missing;
    private final long deadline;

    /**
     * Of so many records.
     *
     * @param deadline in the time of {@link System#nanoTime}
     */
    Confirmation(int records, long deadline) {
        this.missing = new AtomicInteger(records);
        this.deadline = deadline;
        if (records == 0) {
            all.complete(null);
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception refusal) {
        if (refusal != null) {
            all.completeExceptionally(refusal);
        } else if (missing.decrementAndGet() == 0) {
            all.complete(null);
        }
    }

    boolean isRefused() {
        return all.isCompletedExceptionally();
    }

    /** Whether nobody waits any more; ends the wait if it took too long. */
    boolean isOver(long now) {
        if (!all.isDone() && now - deadline > 0) {
            all.completeExceptionally(new TimeoutException("the broker did not confirm in time"));
        }
        return all.isDone();
    }

    /** Returns when all are confirmed. */
    void await() throws ExecutionException, InterruptedException {
        all.get();
    }
}
