package io.fupan.bench.ingest;

/**
 * The ceiling, ingest, and the ceiling again.
 *
 * @param before the ceiling
 * @param ours ingest
 * @param after the ceiling
 */
record Round(Phase before, Phase ours, Phase after) {

    private static final double APART = 0.10;

    /** Whether the machine was the same to both ceilings: they differ by at most a tenth. */
    boolean isValid() {
        double higher = Math.max(before.eventsPerSecond(), after.eventsPerSecond());
        return Math.abs(before.eventsPerSecond() - after.eventsPerSecond()) <= APART * higher;
    }

    /** What ingest takes in for each event that the ceiling takes in. */
    double throughput() {
        return ours.eventsPerSecond() / ((before.eventsPerSecond() + after.eventsPerSecond()) / 2);
    }

    /** What the ceiling and its broker use of the processors for each microsecond that ingest and its broker use. */
    double cpu() {
        return (before.micros() + after.micros()) / 2 / ours.micros();
    }

    /** The same without the broker. */
    double serverCpu() {
        return (before.serverMicros() + after.serverMicros()) / 2 / ours.serverMicros();
    }
}
