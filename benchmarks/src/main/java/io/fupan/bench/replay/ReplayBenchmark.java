package io.fupan.bench.replay;

import io.fupan.bench.process.Jvm;
import io.fupan.bench.process.Machine;
import io.fupan.event.topic.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Replays histories of growing size: on each log the ceiling, the service, and the ceiling again, one after the other.
 * Arguments: the built service, a folder, and the numbers of events.
 */
public final class ReplayBenchmark {

    private static final PrintStream OUT = System.out;
    private static final List<String> FLAGS = List.of("-Xmx2g", "-XX:+UseParallelGC");

    /** Of each history, the part that does not count, but not more than {@link #WARM_UP} events. */
    private static final double COLD = 0.4;

    private static final long WARM_UP = 200_000;

    private ReplayBenchmark() {}

    /**
     * Of one size.
     *
     * @param ours what the service took
     * @param before what the ceiling took before it
     * @param after what the ceiling took after it
     * @param events in the log
     * @param stateBytes what the service's stores hold on disk
     */
    private record Size(Replay ours, Replay before, Replay after, long events, long stateBytes) {

        private double ratio() {
            return ours.perSecond() / ((before.perSecond() + after.perSecond()) / 2);
        }

        @Override
        public String toString() {
            return "  bare     %s%n  metrics  %s%n  bare     %s%n  throughput %.3f of the ceiling; state %,d KiB"
                    .formatted(before, ours, after, ratio(), stateBytes / 1024);
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException {
        Path jar = Path.of(arguments[0]);
        List<Size> sizes = new ArrayList<>();
        for (String events : List.of(arguments).subList(2, arguments.length)) {
            OUT.println(events + " events");
            Size size = measure(Integer.parseInt(events) / History.EVENTS, jar, Machine.newFolder(Path.of(arguments[1])));
            OUT.println(size);
            sizes.add(size);
        }
        for (int i = 1; i < sizes.size(); i++) {
            OUT.printf("growth: log-log slope of time %.3f, of state %.3f%n",
                    slope(seconds(sizes.get(i)) / seconds(sizes.get(i - 1)), sizes.get(i - 1), sizes.get(i)),
                    slope((double) sizes.get(i).stateBytes() / sizes.get(i - 1).stateBytes(), sizes.get(i - 1), sizes.get(i)));
        }
        System.exit(0);
    }

    /** Of all its events, had those of the warm-up been read as fast as the others. */
    private static double seconds(Size size) {
        return size.events() / size.ours().perSecond();
    }

    private static double slope(double growth, Size small, Size large) {
        return Math.log(growth) / Math.log((double) large.events() / small.events());
    }

    private static Size measure(int deals, Path jar, Path folder) throws InterruptedException {
        try (Machine machine = new Machine(folder, Map.of())) {
            machine.startBroker();
            machine.startStore();
            machine.createTopics(Topics.DEAL_EVENTS.name(), BareFold.TOPIC);
            new History(deals).write(machine.brokers());
            try (Position position = new Position(machine.brokers(), Machine.PARTITIONS)) {
                long warmUp = Math.min(WARM_UP, (long) (COLD * deals * History.EVENTS));
                Replay before = bare(machine, position, "bare-1", warmUp);
                Replay ours = ours(machine, position, jar, warmUp);
                Replay after = bare(machine, position, "bare-2", warmUp);
                return new Size(ours, before, after, position.end(Topics.DEAL_EVENTS.name()), bytes(folder.resolve("metrics")));
            }
        }
    }

    private static Replay bare(Machine machine, Position position, String name, long warmUp)
            throws InterruptedException {
        List<String> arguments = List.of(
                machine.brokers(), name, machine.folder().resolve(name).toString(), Topics.DEAL_EVENTS.name());
        try (Jvm process = machine.startProgram(name, FLAGS, BareFold.class, arguments)) {
            return Replay.watch(process, position, name, BareFold.TOPIC, warmUp);
        }
    }

    private static Replay ours(Machine machine, Position position, Path jar, long warmUp)
            throws InterruptedException {
        try (Jvm process = machine.startMetrics(jar, FLAGS)) {
            return Replay.watch(process, position, "fupan-fold", Topics.CELLS.name(), warmUp);
        }
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
