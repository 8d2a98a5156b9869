package io.fupan.bench.replay;

import io.fupan.bench.process.Jvm;
import io.fupan.event.topic.Topics;
import java.time.Duration;

/**
 * What one replay took.
 *
 * @param events counted: those after the first commit that was seen behind the warm-up
 * @param seconds from that commit until everything was published
 * @param cpuMicros processor time of the process in between
 * @param residentMiB the most memory it had
 */
record Replay(long events, double seconds, long cpuMicros, long residentMiB) {

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final long QUIET_NANOS = Duration.ofSeconds(4).toNanos();

    double perSecond() {
        return events / seconds;
    }

    double cpuMicrosPerEvent() {
        return (double) cpuMicros / events;
    }

    /**
     * Watches a group until it has read all of the log, and what it publishes has come to rest.
     *
     * @param output the topic it publishes to
     * @param warmUp so many events do not count: the virtual machine compiles the program while it reads them
     */
    static Replay watch(Jvm process, Position position, String group, String output, long warmUp)
            throws InterruptedException {
        String input = Topics.DEAL_EVENTS.name();
        long end = position.end(input);
        long first = position.committed(group, input);
        while (first <= warmUp) {
            pause(process);
            first = position.committed(group, input);
        }
        long begin = System.nanoTime();
        long cpu = process.figures().cpuMicros();
        long published = -1;
        long changed = begin;
        long cpuThen = cpu;
        while (position.committed(group, input) < end || System.nanoTime() - changed < QUIET_NANOS) {
            long now = position.end(output);
            if (now != published) {
                published = now;
                changed = System.nanoTime();
                cpuThen = process.figures().cpuMicros();
            }
            pause(process);
        }
        return new Replay(
                end - first, (changed - begin) / 1e9, cpuThen - cpu, process.figures().peakResidentMiB());
    }

    private static void pause(Jvm process) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(process.name() + " ended");
        }
        Thread.sleep(EVERY);
    }

    @Override
    public String toString() {
        return "%,d events in %.1f s: %,.0f/s, %.0f us of processor time each, %d MiB at most"
                .formatted(events, seconds, perSecond(), cpuMicrosPerEvent(), residentMiB);
    }
}
