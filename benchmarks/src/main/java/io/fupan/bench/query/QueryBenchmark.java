package io.fupan.bench.query;

import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.period.WorkingHours;
import io.fupan.metric.reference.Reference;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Folds made-up deals into cells and asks every metric of the catalogue, in the process and by the objects
 * that the service answers with. Goals: 50 ms (p95) for one value, 300 ms for all representatives.
 */
final class QueryBenchmark {

    private static final List<String> KINDS = List.of("value", "changed", "series", "ranking", "leaderboard");
    private static final double GOAL_OF_ONE = 50;
    private static final double GOAL_OF_MANY = 300;
    private static final int SLOWEST = 12;

    private QueryBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments the number of deals, how often each metric is asked in each way, and the file for the raw figures
     */
    public static void main(String[] arguments) throws Exception {
        int deals = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        // No question here is about pairs of scopes, and to fold them would take a quarter of the time.
        Reporting reporting = new Reporting(
                ZoneOffset.UTC, Currency.getInstance("USD"), List.of(), List.of(), WorkingHours.UNKNOWN);
        Reference reference = Company.reference();
        CellIndex index = new CellIndex();
        TreeMap<String, Object> figures = new TreeMap<>();
        figures.put("deals", deals);
        fill(new Filling(new Company(deals), reference, reporting, deals), index, figures);
        Questions questions = new Questions(index, new MetricCatalogue(reporting.currency()), reference);
        new Asking(questions, 6).askAll();
        Asking asking = new Asking(questions, times);
        asking.askAll();
        report(asking.latencies());
        String digest = HexFormat.of().formatHex(asking.digest());
        figures.put("digest", digest);
        figures.put("sumsMiB", index.bytesOfSums() >> 20);
        figures.put("loadAtTheEnd", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        figures.put("latencies", asking.latencies());
        System.out.printf(
                "sums kept beside the cells: %d MiB; load %.1f at the end%ndigest of all answers: %s%n",
                index.bytesOfSums() >> 20, figures.get("loadAtTheEnd"), digest);
        if (arguments.length > 2) {
            Files.writeString(
                    Path.of(arguments[2]), Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        }
    }

    private static void fill(Filling filling, CellIndex index, TreeMap<String, Object> figures) throws Exception {
        long started = System.nanoTime();
        long cells = filling.fill(index);
        long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "%,d deals, %,d cells, filled in %d s, heap %d MiB of which almost all is the cells%n",
                filling.deals(), cells, seconds, heap >> 20);
        figures.put("cells", cells);
        figures.put("secondsToFill", seconds);
        figures.put("heapMiB", heap >> 20);
    }

    private static void report(List<Latency> latencies) {
        for (String kind : KINDS) {
            double goal = kind.equals("ranking") || kind.equals("leaderboard") ? GOAL_OF_MANY : GOAL_OF_ONE;
            List<Latency> those = latencies.stream()
                    .filter(each -> each.kind().equals(kind))
                    .sorted(Comparator.comparingDouble(Latency::cpu95).reversed())
                    .toList();
            System.out.printf(
                    "%s: %d metrics, %d slower than %.0f ms (p95), %d by the processor's time; half of them within %.2f ms%n",
                    kind, those.size(), those.stream().filter(each -> each.p95() > goal).count(), goal,
                    those.stream().filter(each -> each.cpu95() > goal).count(),
                    those.stream().mapToDouble(Latency::p95).sorted().skip(those.size() / 2).findFirst().orElse(0));
            those.stream().limit(SLOWEST).forEach(each -> System.out.println("  " + each));
        }
    }
}
