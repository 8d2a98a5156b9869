package io.fupan.ingest.log;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ends waits that took too long. To look at all of them now and then costs less than to set an alarm for each and to
 * take it back, because nearly none is ever needed.
 */
final class Deadlines implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(50);

    private final Queue<Confirmation> waiting = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().name("deadlines").daemon(true).start(this::run);

    void watch(Confirmation confirmation) {
        waiting.add(confirmation);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                long now = System.nanoTime();
                waiting.removeIf(each -> each.isOver(now));
            }
        } catch (InterruptedException e) {
            // It is closed; the producer's own deadline ends what still waits.
            Thread.currentThread().interrupt();
        }
    }
}
