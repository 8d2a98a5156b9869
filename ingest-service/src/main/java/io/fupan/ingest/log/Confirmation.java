package io.fupan.ingest.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Waits for the broker's word on all records of a delivery; one that is refused refuses them all. */
final class Confirmation implements Callback {

    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private final AtomicInteger missing;

    Confirmation(int records) {
        missing = new AtomicInteger(records);
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

    /**
     * Returns when all are confirmed.
     *
     * @param deadline in the time of {@link System#nanoTime}
     */
    void await(long deadline) throws ExecutionException, TimeoutException, InterruptedException {
        all.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
