package io.fupan.metric.bottleneck;

import io.fupan.metric.bottleneck.StageCase.Count;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.stage.StageVariants;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tests of rates: whether fewer deals than before leave a stage forwards, and whether more go back. */
final class RateTests {

    static final String LEAK = "LEAK";
    static final String REWORK = "REWORK";

    private static final double POINTS = 0.05;
    private static final int FEWEST = 30;
    private static final int FEWEST_BACK = 5;

    private RateTests() {}

    static Suspicion leak(StageCase of, Prices prices, String stage) {
        Count now = of.conversion(stage, StageVariants.ANY_STAGE, List.of(of.period()));
        Count before = of.conversion(stage, StageVariants.ANY_STAGE, of.baseline());
        if (Reading.isFew(now.part(), now.whole()) || Reading.isFew(before.part(), before.whole())) {
            String reason = of.isImmature(stage) ? Reasons.HORIZON_NOT_REACHED : Reasons.INSUFFICIENT_SAMPLE;
            return Suspicion.none(LEAK, stage, now.whole(), before.whole(), reason);
        }
        Interval drop = drop(before, now);
        Double price = prices.ofLeak(stage, now.whole(), rate(before) - rate(now));
        return suspicion(LEAK, stage, now, before, drop, price, prices.ofLeak(stage, now.whole(), drop));
    }

    /** Beside the sample floor there must be steps back at all; the baseline may well have none. */
    static Suspicion rework(StageCase of, Prices prices, String stage, @Nullable Double usualDays) {
        Count now = of.backward(stage, List.of(of.period()));
        Count before = of.backward(stage, of.baseline());
        if (now.whole() < FEWEST || before.whole() < FEWEST || now.part() + before.part() <= FEWEST_BACK) {
            return Suspicion.none(REWORK, stage, now.whole(), before.whole(), Reasons.INSUFFICIENT_SAMPLE);
        }
        Interval rise = drop(now, before);
        double more = (rate(now) - rate(before)) * now.whole();
        Double price = usualDays == null ? null : prices.ofDelay(more, usualDays);
        return suspicion(REWORK, stage, now, before, rise, price, null);
    }

    /** Of cases, which both sides of a test have. */
    private static double rate(Count count) {
        return Objects.requireNonNull(count.rate());
    }

    private static Interval drop(Count from, Count to) {
        return Objects.requireNonNull(Proportions.newcombe(from.part(), from.whole(), to.part(), to.whole()));
    }

    private static Suspicion suspicion(
            String type,
            String stage,
            Count now,
            Count before,
            Interval interval,
            @Nullable Double price,
            @Nullable Interval priceInterval) {
        double effect = Math.abs(rate(now) - rate(before));
        boolean bad = type.equals(LEAK) ? rate(now) < rate(before) : rate(now) > rate(before);
        return new Suspicion(
                type, stage, rate(now), rate(before), bad ? effect : -effect, interval, bad && effect >= POINTS,
                interval.low() > 0,
                Proportions.probabilityOfNoDifference(now.part(), now.whole(), before.part(), before.whole()),
                bad ? price : null, bad ? priceInterval : null, now.whole(), before.whole(), null);
    }
}
