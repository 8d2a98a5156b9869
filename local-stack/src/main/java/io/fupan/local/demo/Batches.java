package io.fupan.local.demo;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends a list in batches, several of them in flight at a time. */
final class Batches {

    private static final int IN_FLIGHT = 4;

    /** Sends one batch and returns when it is accepted. */
    interface Sending<T> {
        void send(List<T> batch) throws InterruptedException;
    }

    private Batches() {}

    static <T> void send(List<T> items, Progress progress, Sending<T> sending) throws InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT, Thread.ofVirtual().factory())) {
            List<Future<Void>> sent = new ArrayList<>();
            for (List<T> batch : split(items)) {
                sent.add(senders.submit(sendingOf(batch, progress, sending)));
            }
            for (Future<Void> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotContinue expected
                    ? expected
                    : new IllegalStateException("the data cannot be sent", e.getCause());
        }
    }

    private static <T> Callable<Void> sendingOf(List<T> batch, Progress progress, Sending<T> sending) {
        return () -> {
            sending.send(batch);
            progress.advance(batch.size());
            return (Void) null;
        };
    }

    static <T> List<List<T>> split(List<T> items) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < items.size(); from += FrontDoor.BATCH) {
            batches.add(items.subList(from, Math.min(items.size(), from + FrontDoor.BATCH)));
        }
        return batches;
    }
}
