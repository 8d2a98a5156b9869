package io.fupan.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many senders, each with a connection of its own, who send the next request when they have the answer to the last. */
public final class Load {

    private Load() {}

    /**
     * What came of it.
     *
     * @param seconds from the first request to the last answer
     * @param statuses how often each status was answered
     * @param p50Millis half of the answers took no longer
     * @param p99Millis all but one in a hundred took no longer
     */
    public record Outcome(double seconds, Map<Integer, Long> statuses, double p50Millis, double p99Millis) {

        /** How many answers came. */
        public long answers() {
            return statuses.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Sent(Map<Integer, Long> statuses, long[] nanos, int count) {}

    /** Sends the requests, each sender its own share of them over and over, for that long. */
    public static Outcome send(int port, List<byte[]> requests, int senders, Duration duration) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Future<Sent>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            for (int i = 0; i < senders; i++) {
                int first = i;
                running.add(threads.submit(() -> send(port, requests, first, senders, end)));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<Sent> sent = new ArrayList<>();
        for (Future<Sent> each : running) {
            sent.add(result(each));
        }
        return outcome(seconds, sent);
    }

    private static Sent send(int port, List<byte[]> requests, int first, int step, long end) throws IOException {
        Map<Integer, Long> statuses = new TreeMap<>();
        long[] nanos = new long[1 << 12];
        int count = 0;
        int next = first;
        Wire wire = new Wire(port);
        try {
            for (long now = System.nanoTime(); now < end; ) {
                if (!wire.isUsable()) {
                    wire.close();
                    wire = new Wire(port);
                }
                int status = wire.exchange(requests.get(next)).status();
                long after = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = after - now;
                statuses.merge(status, 1L, Long::sum);
                next = next + step < requests.size() ? next + step : first;
                now = after;
            }
        } finally {
            wire.close();
        }
        return new Sent(statuses, nanos, count);
    }

    private static Outcome outcome(double seconds, List<Sent> sent) {
        Map<Integer, Long> statuses = new TreeMap<>();
        sent.forEach(each -> each.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum)));
        long[] nanos = sent.stream()
                .flatMapToLong(each -> Arrays.stream(each.nanos(), 0, each.count()))
                .sorted()
                .toArray();
        return new Outcome(seconds, statuses, millis(nanos, 0.50), millis(nanos, 0.99));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private static Sent result(Future<Sent> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException("a sender failed", e.getCause()));
        }
    }
}
