package io.fupan.bench.query;

import io.fupan.bench.query.Latency.Try;
import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.cell.CellFact.Family;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.scope.Scope;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Asks every metric of the catalogue in every way, each way a number of times, and notes how long it takes. */
final class Asking {

    private static final List<String> PERIODS = List.of("2025-Q3", "2025", "all");
    private static final int TEAMS = 50;

    /** A day in the middle of things, for what comes late. */
    private static final LocalDate LATE = LocalDate.of(2025, 8, 14);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Questions questions;
    private final int times;
    private final MessageDigest answers;
    private final List<Latency> latencies = new ArrayList<>();
    private long changes;

    Asking(Questions questions, int times) throws Exception {
        this.questions = questions;
        this.times = times;
        this.answers = MessageDigest.getInstance("SHA-256");
    }

    List<Latency> latencies() {
        return latencies;
    }

    /** Of all answers, one after the other; two states of the code that answer the same have the same. */
    byte[] digest() {
        return answers.digest();
    }

    void askAll() {
        for (MetricDefinition metric : questions.catalogue().definitions()) {
            ask("value", round -> ofOrgAndTeam(metric, round), questions::value, query -> { });
            ask("changed", round -> ofOrgAndTeam(metric, round), questions::value, this::change);
            ask("series", round -> List.of(query(metric, "org", "all")), questions::series, query -> { });
            ask("ranking", round -> ofOrg(metric), questions::ranking, query -> { });
            ask("leaderboard", round -> ofOrg(metric), questions::leaderboard, query -> { });
        }
    }

    /** Another team each round, so that not all of it has been asked before. */
    private List<MetricQuery> ofOrgAndTeam(MetricDefinition metric, int round) {
        return Stream.of("org", "team:Team " + round % TEAMS)
                .flatMap(scope -> PERIODS.stream().map(period -> query(metric, scope, period)))
                .toList();
    }

    private List<MetricQuery> ofOrg(MetricDefinition metric) {
        return PERIODS.stream().map(period -> query(metric, "org", period)).toList();
    }

    private MetricQuery query(MetricDefinition metric, String scope, String period) {
        return questions.query(metric, Scope.parse(scope), period);
    }

    private interface Before {

        void asking(MetricQuery query);
    }

    private void ask(
            String kind, IntFunction<List<MetricQuery>> queries, Function<MetricQuery, byte[]> answer, Before before) {
        List<Try> tries = new ArrayList<>();
        for (int round = 0; tries.size() < times; round++) {
            for (MetricQuery query : queries.apply(round)) {
                before.asking(query);
                tries.add(ask(query, answer));
            }
        }
        latencies.add(Latency.of(kind, queries.apply(0).getFirst().metric(), tries));
    }

    private Try ask(MetricQuery query, Function<MetricQuery, byte[]> answer) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long started = System.nanoTime();
        byte[] said;
        try {
            said = answer.apply(query);
        } catch (InvalidQuery refused) {
            said = refused.toString().getBytes(StandardCharsets.UTF_8);
        }
        long nanos = System.nanoTime() - started;
        answers.update(said);
        return new Try(query.scope() + " " + days(query), nanos, THREADS.getCurrentThreadCpuTime() - cpu);
    }

    private static String days(MetricQuery query) {
        return query.period().isAll() ? "all" : query.period().from() + ".." + query.period().to();
    }

    /**
     * Changes a cell of the scope, in all its families, by a measure that no metric reads: of the last day, as most
     * changes do, or every fourth time of a day months ago.
     */
    private void change(MetricQuery query) {
        SortedMap<String, Family> families = new TreeMap<>();
        changes++;
        for (String family : Measures.FAMILIES) {
            families.put(family, new Family(new TreeMap<>(Map.of("benchmark", changes)), new TreeMap<>()));
        }
        LocalDate day = changes % 4 == 0 ? LATE : Company.LAST;
        int part = Filling.PARTS;
        questions.index().apply(part, List.of(new Cell(query.scope().toString(), day, part, families)), Map.of());
    }
}
