package io.fupan.metric.formula.stage;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Statistic;
import io.fupan.metric.formula.Survivals;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long deals stay in a stage, in calendar days. */
final class TimeInStage {

    static final String LATEST = "latest";
    static final String CUMULATIVE = "cumulative";
    static final String OPEN_AGE = "openAge";
    static final String SURVIVAL = "survival";

    private TimeInStage() {}

    static Reading read(Window window, MetricQuery query) {
        String stage = Objects.requireNonNull(query.stage());
        return switch (Objects.requireNonNull(query.variant())) {
            case CUMULATIVE -> completed(window, query, Measures.ALL_VISITS, stage);
            case OPEN_AGE -> openAge(window, query, stage);
            case SURVIVAL -> survival(window, query, stage);
            default -> completed(window, query, Measures.LATEST_VISIT, stage);
        };
    }

    private static Reading completed(Window window, MetricQuery query, String measure, String stage) {
        Quantities stages = window.flow(Measures.STAGES);
        long undated = stages.sum(Measures.at(Measures.VISIT_UNDATED, stage));
        return Statistic.of(Window.histogram(stages, Measures.at(measure, stage)), query, undated)
                .without("undated", undated)
                .madeOf(begun(window, stages, stage));
    }

    /** How many visits began in the period, and how many of them were of deals that had been in the stage before. */
    private static Map<String, Part> begun(Window window, Quantities stages, String stage) {
        long visits = window.flow(Measures.VISITS).sum(Measures.at(Measures.VISITED, stage));
        long again = visits - stages.sum(Measures.at(Measures.ENTERED, stage));
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("visits", new Part(BigDecimal.valueOf(visits), MetricDefinition.COUNT));
        parts.put("revisits", new Part(BigDecimal.valueOf(again), MetricDefinition.COUNT));
        return parts;
    }

    /** Of the visits that have not ended by the last day, how long they have lasted then. */
    private static Reading openAge(Window window, MetricQuery query, String stage) {
        LocalDate last = window.period().lastDay();
        SortedMap<Long, Long> ages = new TreeMap<>();
        visits(window, null, last).forEach((day, visits) -> {
            long age = ChronoUnit.DAYS.between(day, last);
            long open = visits.sum(Measures.at(Measures.VISITED, stage)) - stays(visits, stage).atMost(age);
            ages.put(age, open);
        });
        long undated = undatedOpen(window, stage);
        return Statistic.of(Histogram.of(ages), query, undated).without("undated", undated);
    }

    /** Of the visits begun in the period, how long they last, those that have not ended by the as-of day included. */
    private static Reading survival(Window window, MetricQuery query, String stage) {
        if ("mean".equals(query.statistic())) {
            throw new InvalidQuery("statistic", "visits that have not ended have no mean; ask for a quantile");
        }
        LocalDate asOf = window.period().asOf();
        Survivals cases = new Survivals();
        visits(window, window.period().from(), window.period().lastDay()).forEach((day, visits) -> cases.add(
                visits.sum(Measures.at(Measures.VISITED, stage)),
                ChronoUnit.DAYS.between(day, asOf),
                stays(visits, stage),
                Histogram.none(),
                false));
        long undated = window.undated(Measures.VISITS).sum(Measures.at(Measures.VISITED, stage));
        return cases.reading(query).without("undated", undated);
    }

    private static SortedMap<LocalDate, Quantities> visits(
            Window window, @Nullable LocalDate from, LocalDate to) {
        return window.cells().days(window.scope(), Measures.VISITS, from, to);
    }

    private static Histogram stays(Quantities visits, String stage) {
        return visits.values(Measures.at(Measures.STAYED, stage));
    }

    /** Visits that no source dates the beginning of, and that have not ended. */
    private static long undatedOpen(Window window, String stage) {
        Quantities undated = window.undated(Measures.VISITS);
        return undated.sum(Measures.at(Measures.VISITED, stage))
                - undated.sum(Measures.at(Measures.UNDATED_ENDED, stage));
    }
}
