package io.fupan.metric.bottleneck;

import io.fupan.metric.formula.Reasons;
import io.fupan.metric.period.Days;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.statistics.ControlChart;
import io.fupan.metric.statistics.Proportions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether more deals come into a stage than leave it until there are more in it than routine variation explains. */
final class PileUpTest {

    static final String PILE_UP = "PILE_UP";

    // From eight weeks on, weeks are fine enough.
    private static final int LONG = 56;
    private static final int RISES = 3;
    private static final double FARTHEST = 38;

    private PileUpTest() {}

    static Suspicion of(StageCase of, Prices prices, String stage) {
        List<Double> usual = new ArrayList<>();
        of.baseline().reversed().forEach(period -> usual.addAll(levels(of, stage, period)));
        List<Double> levels = levels(of, stage, of.period());
        if (usual.size() < ControlChart.FEWEST || levels.isEmpty()) {
            return Suspicion.none(PILE_UP, stage, levels.size(), usual.size(), Reasons.INSUFFICIENT_SAMPLE);
        }
        ControlChart chart = ControlChart.of(usual);
        // Levels follow each other, so the limits are too narrow for a stage that fills and empties each period.
        double limit = Math.max(chart.upper(), Collections.max(usual));
        Double piled = piledUp(usual.getLast(), levels, limit);
        double level = piled == null ? levels.getLast() : piled;
        double excess = level - limit;
        double sigma = (limit - chart.mean()) / 3;
        double distance = level == chart.mean() ? 0 : sigma == 0 ? FARTHEST : (level - chart.mean()) / sigma;
        return new Suspicion(
                PILE_UP, stage, level, limit, excess, null, piled != null, piled != null,
                Proportions.twoSided(Math.clamp(distance, -FARTHEST, FARTHEST)), excess > 0 ? prices.ofPile(stage, excess) : null,
                null, levels.size(), usual.size(), null);
    }

    /** The highest level above a limit that was reached by several rises in a row. */
    private static @Nullable Double piledUp(double start, List<Double> levels, double limit) {
        Double highest = null;
        double before = start;
        int rises = 0;
        for (double level : levels) {
            rises = level > before ? rises + 1 : 0;
            if (rises >= RISES && level > limit && (highest == null || level > highest)) {
                highest = level;
            }
            before = level;
        }
        return highest;
    }

    /** How many deals were in the stage at the end of each part of a period, from the first day there are cells of. */
    private static List<Double> levels(StageCase of, String stage, Period period) {
        LocalDate first = of.cells().firstDay();
        LocalDate from = Objects.requireNonNull(period.from());
        LocalDate last = period.lastDay();
        LocalDate start = first != null && first.isAfter(from) ? first : from;
        if (first == null || start.isAfter(last)) {
            return List.of();
        }
        Grain grain = Grain.parse(of.period().length() >= LONG ? "week" : "day");
        return grain.split(start, last).stream()
                .map(Days::to)
                .map(day -> (double) of.inStage(stage, day))
                .toList();
    }
}
