package io.fupan.bench.ingest;

import io.fupan.bench.process.Jvm;
import io.fupan.bench.process.Machine;
import io.fupan.bench.traffic.Mix;
import io.fupan.bench.traffic.Requests;
import io.fupan.event.json.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much ingest takes in, beside a server that does the least, in the same minutes on the same machine. */
public final class IngestBenchmark {

    private static final long SEED = 20261123;
    private static final PrintStream OUT = System.out;

    private final Options options;
    private final Machine machine;
    private final Jvm broker;
    private final Jvm bare;
    private final Jvm ingest;
    private int mixes;

    private IngestBenchmark(Options options, Machine machine) throws InterruptedException {
        this.options = options;
        this.machine = machine;
        this.broker = machine.startBroker();
        this.ingest = machine.startIngest(options.ingestJar(), options.ingestFlags());
        this.bare = machine.startBare();
    }

    /** Runs it with {@link Options}. */
    public static void main(String[] arguments) throws InterruptedException {
        Options options = Options.of(arguments);
        try (Machine machine = new Machine(Machine.newFolder(options.work()), options.producer())) {
            IngestBenchmark benchmark = new IngestBenchmark(options, machine);
            List<Summary> summaries = new ArrayList<>();
            for (Shape shape : options.shapes()) {
                summaries.add(benchmark.measure(shape));
            }
            summaries.forEach(OUT::println);
            Path result = options.result();
            if (result != null) {
                write(result, summaries);
            }
        }
        System.exit(0);
    }

    private Summary measure(Shape shape) throws InterruptedException {
        OUT.println(shape.name() + ", warming up");
        for (int i = 0; i < 2; i++) {
            phase(bare, machine.barePort(), shape, options.warmUp());
            OUT.println("  " + phase(ingest, machine.ingestPort(), shape, options.warmUp()));
        }
        List<Round> rounds = new ArrayList<>();
        int discarded = 0;
        while (rounds.size() < options.rounds() && discarded <= options.rounds()) {
            Round round = new Round(
                    phase(bare, machine.barePort(), shape, options.duration()),
                    phase(ingest, machine.ingestPort(), shape, options.duration()),
                    phase(bare, machine.barePort(), shape, options.duration()));
            OUT.printf("  %s%n  %s%n  %s%n  %s%.3f%n", round.before(), round.ours(), round.after(),
                    round.isValid() ? "throughput " : "discarded, throughput ", round.throughput());
            if (round.isValid()) {
                rounds.add(round);
            } else {
                discarded++;
            }
        }
        return new Summary(shape, rounds, discarded);
    }

    private Phase phase(Jvm server, int port, Shape shape, Duration duration) throws InterruptedException {
        Mix mix = new Mix(SEED, String.valueOf(mixes++));
        List<byte[]> requests = Requests.signed(mix, shape.requests(), shape.together());
        return Phase.run(server, port, broker, requests, shape, duration);
    }

    private static void write(Path file, List<Summary> summaries) {
        Map<String, Object> document = Map.of(
                "at", Instant.now().toString(),
                "machine", Fingerprint.ofThis(),
                "seed", SEED,
                "summaries", summaries.stream().map(IngestBenchmark::document).toList());
        Json.mapper().writerWithDefaultPrettyPrinter().writeValue(file, document);
    }

    private static Map<String, Object> document(Summary summary) {
        return Map.of(
                "shape", summary.shape(),
                "throughput", summary.of(Round::throughput),
                "cpu", summary.of(Round::cpu),
                "serverCpu", summary.of(Round::serverCpu),
                "discarded", summary.discarded(),
                "rounds", summary.rounds());
    }
}
