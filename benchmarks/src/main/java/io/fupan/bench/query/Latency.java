package io.fupan.bench.query;

import java.util.Arrays;

/**
 * How long one question took, asked again and again.
 *
 * @param kind {@code value}, {@code series}, {@code ranking} or {@code leaderboard}
 * @param metric of the catalogue
 * @param scope whose, or for a ranking of which kind
 * @param period as a caller writes it
 * @param times how often it was asked
 * @param p50 milliseconds
 * @param p95 milliseconds
 */
record Latency(String kind, String metric, String scope, String period, int times, double p50, double p95) {

    private static final double MILLION = 1_000_000;

    static Latency of(String kind, String metric, String scope, String period, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(kind, metric, scope, period, sorted.length, at(sorted, 0.5), at(sorted, 0.95));
    }

    private static double at(long[] sorted, double fraction) {
        return sorted[Math.min(sorted.length - 1, (int) (fraction * sorted.length))] / MILLION;
    }

    @Override
    public String toString() {
        return "%-12s %-28s %-5s %-8s p50 %8.2f ms  p95 %8.2f ms".formatted(kind, metric, scope, period, p50, p95);
    }
}
