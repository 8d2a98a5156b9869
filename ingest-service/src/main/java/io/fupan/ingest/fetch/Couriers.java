package io.fupan.ingest.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One courier per connection, so that a system that is away holds up no other. */
final class Couriers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final int MOST = 10_000;
    private static final long MOST_CHARACTERS = 16L << 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Fetcher fetcher;
    private final Map<String, Courier> couriers = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong characters = new AtomicLong();

    Couriers(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Takes a request; {@code done} runs once, when it needs no more care. */
    void take(FetchRequest request, Runnable done) {
        waiting.incrementAndGet();
        characters.addAndGet(request.said().length());
        couriers.computeIfAbsent(request.connection(), Courier::new).queue.add(new Errand(request, done, 0, 0));
    }

    /** How many requests wait. */
    int waiting() {
        return waiting.get();
    }

    /** Whether no more should be taken at present. */
    boolean full() {
        return waiting.get() >= MOST || characters.get() >= MOST_CHARACTERS;
    }

    @Override
    public void close() {
        couriers.values().forEach(each -> each.thread.interrupt());
    }

    private record Errand(FetchRequest request, Runnable done, int attempt, long dueNanos) implements Delayed {

        Errand after(Duration pause) {
            return new Errand(request, done, attempt + 1, System.nanoTime() + pause.toNanos());
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return attempt == 0 ? 0 : unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private final class Courier {

        private final DelayQueue<Errand> queue = new DelayQueue<>();
        private final Thread thread;

        Courier(String connection) {
            thread = Thread.ofVirtual().name("fetch-" + connection).start(this::run);
        }

        private void run() {
            try {
                while (true) {
                    run(queue.take());
                }
            } catch (InterruptedException e) {
                LOG.debug("courier stopped");
            }
        }

        private void run(Errand errand) throws InterruptedException {
            Duration pause = attempt(errand);
            if (pause != null) {
                queue.add(errand.after(pause));
                return;
            }
            waiting.decrementAndGet();
            characters.addAndGet(-errand.request().said().length());
            errand.done().run();
        }

        private @Nullable Duration attempt(Errand errand) throws InterruptedException {
            try {
                return fetcher.fetch(errand.request(), errand.attempt());
            } catch (RuntimeException e) {
                // The log is away; what was found can be asked for again.
                LOG.atInfo().addKeyValue("cause", e).log("a record cannot be published at present");
                return PAUSE;
            }
        }
    }
}
