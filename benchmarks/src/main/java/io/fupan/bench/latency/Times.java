package io.fupan.bench.latency;

import java.util.List;

/**
 * How long it took.
 *
 * @param count how many
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param most milliseconds
 */
record Times(int count, double p50, double p99, double most) {

    static Times of(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Times(sorted.length, at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms, at most %.1f ms (%d)".formatted(p50, p99, most, count);
    }
}
