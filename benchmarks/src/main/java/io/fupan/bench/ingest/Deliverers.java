package io.fupan.bench.ingest;

import io.fupan.bench.load.Wire;
import io.fupan.bench.traffic.Requests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Senders of signed deliveries, each event a deal of its own, at a fixed rate; they remember what was accepted. */
final class Deliverers implements AutoCloseable {

    private static final int SENDERS = 16;
    private static final int ACCEPTED = 202;

    private final int port;
    private final long nanosBetween;
    private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

    private volatile boolean running = true;

    Deliverers(int port, int perSecond) {
        this.port = port;
        this.nanosBetween = Duration.ofSeconds(SENDERS).toNanos() / perSecond;
        for (int i = 0; i < SENDERS; i++) {
            threads.execute(this::send);
        }
    }

    /** The deals whose events were accepted. */
    Set<String> accepted() {
        return accepted;
    }

    /** Lets them finish what they are sending. */
    @Override
    public void close() {
        running = false;
        threads.close();
    }

    @Override
    public String toString() {
        return "answers %s, slowest %.0f ms".formatted(statuses, slowestNanos.get() / 1e6);
    }

    private void send() {
        long next = System.nanoTime();
        try (Wire wire = new Wire(port)) {
            while (running) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                next += nanosBetween;
                deliver(wire, "outage-" + numbers.incrementAndGet());
            }
        } catch (IOException e) {
            statuses.computeIfAbsent(0, status -> new LongAdder()).increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Wire wire, String deal) throws IOException {
        byte[] event =
                """
                {"specversion":"1.0","id":"%s","source":"/crm/bench","type":"deal.won","subject":"%s",\
                "time":"2026-01-05T08:00:00Z","data":{"amount":{"amount":"100.00","currency":"USD"}}}"""
                        .formatted(deal, deal)
                        .getBytes(StandardCharsets.US_ASCII);
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        long begin = System.nanoTime();
        int status = wire.exchange(Requests.signed(deal, timestamp, event, false)).status();
        slowestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
        statuses.computeIfAbsent(status, each -> new LongAdder()).increment();
        if (status == ACCEPTED) {
            accepted.add(deal);
        }
    }
}
