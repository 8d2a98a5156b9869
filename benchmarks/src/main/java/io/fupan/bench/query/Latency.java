package io.fupan.bench.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long questions of one kind about one metric took; all times in milliseconds.
 *
 * @param kind {@code value}, {@code changed}, {@code series}, {@code ranking} or {@code leaderboard}
 * @param metric of the catalogue
 * @param tries how often it was asked, about several scopes and periods
 * @param cpu95 p95 of the processor's time, which depends less on what else runs on the machine
 * @param slowest the scope and period of the slowest try
 */
record Latency(
        String kind, String metric, int tries, double p50, double p95, double max, double cpu50, double cpu95, String slowest) {

    private static final double MILLION = 1_000_000;

    /** One try. */
    record Try(String question, long nanos, long cpuNanos) {}

    static Latency of(String kind, String metric, List<Try> tries) {
        List<Try> sorted = new ArrayList<>(tries);
        sorted.sort(Comparator.comparingLong(Try::nanos));
        long[] nanos = sorted.stream().mapToLong(Try::nanos).toArray();
        long[] cpu = sorted.stream().mapToLong(Try::cpuNanos).sorted().toArray();
        return new Latency(
                kind, metric, nanos.length, at(nanos, 0.5), at(nanos, 0.95), nanos[nanos.length - 1] / MILLION,
                at(cpu, 0.5), at(cpu, 0.95), sorted.getLast().question());
    }

    /** Of 40 tries p95 is the 38th, so that the two slowest do not count. */
    private static double at(long[] sorted, double fraction) {
        return sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)] / MILLION;
    }

    @Override
    public String toString() {
        return "%-12s %-24s p50 %8.2f  p95 %8.2f  max %8.2f ms; processor p50 %8.2f  p95 %8.2f ms; slowest %s"
                .formatted(kind, metric, p50, p95, max, cpu50, cpu95, slowest);
    }
}
