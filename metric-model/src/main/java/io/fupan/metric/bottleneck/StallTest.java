package io.fupan.metric.bottleneck;

import io.fupan.metric.formula.Reasons;
import io.fupan.metric.statistics.Bootstrap;
import io.fupan.metric.statistics.DrawnQuantile;
import io.fupan.metric.statistics.Incidence;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.LogRank;
import io.fupan.metric.statistics.Proportions;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Whether deals stay longer in a stage than before, those that are still in it included. */
final class StallTest {

    static final String STALL = "STALL";

    private static final double RATIO = 1.25;
    private static final int FEWEST = 20;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private StallTest() {}

    static Suspicion of(StageCase of, Prices prices, String stage) {
        Incidence.Durations now = of.stays(stage, List.of(of.period()));
        Incidence.Durations before = of.stays(stage, of.baseline());
        if (now.n() < FEWEST || before.n() < FEWEST) {
            return Suspicion.none(STALL, stage, now.n(), before.n(), Reasons.INSUFFICIENT_SAMPLE);
        }
        Long median = median(now);
        Long usual = median(before);
        if (usual == null || usual == 0) {
            String reason = usual == null ? Reasons.NOT_REACHED : Reasons.ZERO_DENOMINATOR;
            return Suspicion.none(STALL, stage, now.n(), before.n(), reason);
        }
        double effect = median == null ? Double.POSITIVE_INFINITY : (double) median / usual;
        // Drawing takes its time, and a ratio that does not matter need not be certain.
        Interval ratio = effect < RATIO ? null : ratio(now, before, of.seed(STALL, stage));
        long open = of.inStage(stage, of.period().lastDay());
        Double price = median == null || median <= usual ? null : prices.ofDelay(open, median - usual);
        return new Suspicion(
                STALL, stage, median == null ? null : median.doubleValue(), usual.doubleValue(),
                median == null ? null : effect, ratio, effect >= RATIO, ratio != null && ratio.low() > 1,
                Proportions.twoSided(LogRank.z(now, before)), price, null, now.n(), before.n(), null);
    }

    static @Nullable Long median(Incidence.Durations stays) {
        return Incidence.quantile(Incidence.curve(stays), HALF);
    }

    /** The ratio of the medians, drawn from the visits of both. */
    private static @Nullable Interval ratio(Incidence.Durations now, Incidence.Durations before, long seed) {
        DrawnQuantile first = new DrawnQuantile(now);
        DrawnQuantile second = new DrawnQuantile(before);
        int parting = first.counts().length;
        long[] counts = LongStream.concat(LongStream.of(first.counts()), LongStream.of(second.counts())).toArray();
        return Bootstrap.interval(
                counts, seed, drawn -> first.of(drawn, 0, HALF.doubleValue()) / second.of(drawn, parting, HALF.doubleValue()));
    }
}
