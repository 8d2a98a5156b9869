package io.fupan.bench.query;

import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Folds made-up deals into cells and asks every metric of the catalogue, in the process and by the objects
 * that the service answers with. Goals: 50 ms (p95) for one value, 300 ms for all representatives.
 */
final class QueryBenchmark {

    private static final List<String> PERIODS = List.of("2025-Q3", "2025", "all");
    private static final double GOAL_OF_ONE = 50;
    private static final double GOAL_OF_MANY = 300;
    private static final int SLOWEST = 12;

    private final Questions questions;
    private final int times;
    private final MessageDigest answers;
    private final List<Latency> latencies = new ArrayList<>();

    private QueryBenchmark(Questions questions, int times) throws Exception {
        this.questions = questions;
        this.times = times;
        this.answers = MessageDigest.getInstance("SHA-256");
    }

    /**
     * Runs it.
     *
     * @param arguments the number of deals, how often each question is asked, and the file for the raw figures
     */
    public static void main(String[] arguments) throws Exception {
        int deals = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40_000;
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        // No question here is about pairs of scopes, and to fold them would take a quarter of the time.
        Reporting reporting = new Reporting(ZoneOffset.UTC, Currency.getInstance("USD"), List.of());
        Reference reference = Company.reference();
        CellIndex index = new CellIndex();
        long started = System.nanoTime();
        long cells = new Filling(new Company(deals), reference, reporting, deals).fill(index);
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "%,d deals, %,d cells, filled in %d s, heap %d MiB%n",
                deals, cells, Duration.ofNanos(System.nanoTime() - started).toSeconds(), heap >> 20);
        QueryBenchmark benchmark =
                new QueryBenchmark(new Questions(index, new MetricCatalogue(reporting.currency()), reference), times);
        benchmark.askAll(2);
        benchmark.latencies.clear();
        benchmark.answers.reset();
        benchmark.askAll(times);
        benchmark.report();
        if (arguments.length > 2) {
            Files.writeString(Path.of(arguments[2]), Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(
                    Map.of("deals", deals, "cells", cells, "heapMiB", heap >> 20, "latencies", benchmark.latencies)));
        }
    }

    private void askAll(int often) {
        for (MetricDefinition metric : questions.catalogue().definitions()) {
            for (String period : PERIODS) {
                ask("value", metric, "org", period, often, time -> query(metric, "org", period), questions::value);
                ask("value", metric, "team", period, often, time -> query(metric, "team:Team " + time % 50, period), questions::value);
                int few = Math.max(1, often / 8);
                ask("ranking", metric, "rep", period, few, time -> query(metric, "org", period), questions::ranking);
                ask("leaderboard", metric, "rep", period, few, time -> query(metric, "org", period), questions::leaderboard);
            }
            ask("series", metric, "org", "all", Math.max(1, often / 4), time -> query(metric, "org", "all"), questions::series);
        }
    }

    private MetricQuery query(MetricDefinition metric, String scope, String period) {
        return questions.query(metric, Scope.parse(scope), period);
    }

    private void ask(
            String kind, MetricDefinition metric, String scope, String period, int often,
            IntFunction<MetricQuery> question, Function<MetricQuery, byte[]> answer) {
        long[] nanos = new long[often];
        for (int time = 0; time < often; time++) {
            MetricQuery query = question.apply(time);
            long started = System.nanoTime();
            byte[] said;
            try {
                said = answer.apply(query);
            } catch (InvalidQuery refused) {
                said = refused.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            }
            nanos[time] = System.nanoTime() - started;
            answers.update(said);
        }
        latencies.add(Latency.of(kind, metric.metric(), scope, period, nanos));
    }

    private void report() {
        for (String kind : List.of("value", "series", "ranking", "leaderboard")) {
            double goal = kind.equals("value") || kind.equals("series") ? GOAL_OF_ONE : GOAL_OF_MANY;
            List<Latency> those = latencies.stream()
                    .filter(each -> each.kind().equals(kind))
                    .sorted(Comparator.comparingDouble(Latency::p95).reversed())
                    .toList();
            System.out.printf(
                    "%s: %d questions, %d slower than %.0f ms (p95); half of them within %.2f ms%n",
                    kind, those.size(), those.stream().filter(each -> each.p95() > goal).count(), goal,
                    those.get(those.size() / 2).p95());
            those.stream().limit(SLOWEST).forEach(each -> System.out.println("  " + each));
        }
        System.out.println("digest of all answers: " + HexFormat.of().formatHex(answers.digest()));
    }
}
