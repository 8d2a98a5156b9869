package io.fupan.bench.latency;

import io.fupan.bench.process.Await;
import io.fupan.bench.process.Machine;
import io.fupan.bench.replay.BareFold;
import io.fupan.event.topic.Topics;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * From the moment an event is due on the log until a reader of committed records sees what follows from it: the
 * organisation's cell of the service, and the record of the ceiling, which commits every 100 ms. Both run at the same
 * time and are asked in turn: ceiling, service, ceiling. Arguments: the built service, a folder, rounds, events in each
 * turn, events per second.
 */
public final class LatencyBenchmark {

    private static final PrintStream OUT = System.out;
    private static final List<String> FLAGS = List.of("-Xmx512m");
    private static final String BARE_LOG = "bench.events.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_UP_TURNS = 6;

    /** Both ceilings of a round differ by not more than this share of the larger one, or the round does not count. */
    private static final double APART = 0.10;

    private final Arrivals arrivals;
    private final Visible bare;
    private final Visible cells;
    private final int events;
    private final double perSecond;

    private LatencyBenchmark(Arrivals arrivals, Visible bare, Visible cells, int events, double perSecond) {
        this.arrivals = arrivals;
        this.bare = bare;
        this.cells = cells;
        this.events = events;
        this.perSecond = perSecond;
    }

    private record Round(Times before, Times ours, Times after) {

        private double ceiling() {
            return (before.p50() + after.p50()) / 2;
        }

        private boolean counts() {
            return Math.abs(before.p50() - after.p50()) <= APART * Math.max(before.p50(), after.p50());
        }

        private double ratio() {
            return ours.p50() / ceiling();
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException {
        int rounds = Integer.parseInt(arguments[2]);
        try (Machine machine = new Machine(Machine.newFolder(Path.of(arguments[1])), Map.of())) {
            machine.startBroker();
            machine.startStore();
            machine.createTopics(BARE_LOG, BareFold.TOPIC);
            machine.startMetrics(Path.of(arguments[0]), FLAGS);
            machine.startProgram(
                    "bare",
                    FLAGS,
                    BareFold.class,
                    List.of(machine.brokers(), "bare", machine.folder().resolve("bare").toString(), BARE_LOG));
            try (Arrivals arrivals = new Arrivals(machine.brokers());
                    Visible bare = new Visible(machine.brokers(), BareFold.TOPIC, Machine.PARTITIONS);
                    Visible cells = new Visible(machine.brokers(), Topics.CELLS.name(), Machine.PARTITIONS)) {
                LatencyBenchmark benchmark = new LatencyBenchmark(
                        arrivals, bare, cells, Integer.parseInt(arguments[3]), Double.parseDouble(arguments[4]));
                for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                    benchmark.bare();
                    benchmark.ours();
                }
                benchmark.run(rounds);
            }
        }
        System.exit(0);
    }

    private void run(int rounds) throws InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Round round = new Round(bare(), ours(), bare());
            OUT.printf("bare    %s%nmetrics %s%nbare    %s%n", round.before(), round.ours(), round.after());
            OUT.printf("p50 %.2f times that of the ceiling%s%n", round.ratio(), round.counts() ? "" : ": does not count");
            all.add(round.ratio());
            if (round.counts()) {
                ratios.add(round.ratio());
            }
        }
        OUT.printf("rounds that count: %s%nall rounds:        %s%n", spread(ratios), spread(all));
    }

    private static String spread(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.isEmpty()
                ? "none"
                : "%d, median %.2f (%.2f to %.2f)".formatted(
                        sorted.size(), sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }

    private Times bare() throws InterruptedException {
        return turn(BARE_LOG, bare, Arrivals::deal);
    }

    private Times ours() throws InterruptedException {
        return turn(Topics.DEAL_EVENTS.name(), cells, number -> "org|" + Arrivals.day(number));
    }

    private Times turn(String log, Visible visible, IntFunction<String> key) throws InterruptedException {
        arrivals.write(log, events, perSecond, visible, key);
        Await.until("what was written", PATIENCE, () -> visible.missing() == 0);
        return Times.of(visible.take());
    }
}
