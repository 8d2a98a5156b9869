package io.fupan.metric.formula;

import io.fupan.metric.statistics.Bootstrap;
import io.fupan.metric.statistics.DrawnQuantile;
import io.fupan.metric.statistics.Incidence;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects how long cases took, or have lasted so far, and reads a quantile from their curve; not thread-safe. */
public final class Survivals {

    private final SortedMap<Long, Long> events = new TreeMap<>();
    private final SortedMap<Long, Long> competing = new TreeMap<>();
    private final SortedMap<Long, Long> censored = new TreeMap<>();

    /**
     * Adds the cases that began on one day.
     *
     * @param cases how many
     * @param age how many days have passed since; what comes later is not known yet
     * @param first days until the event
     * @param other days until the other event
     * @param competes whether the other event stands in the way of the first, or counts as one
     */
    public void add(long cases, long age, Map<Long, Long> first, Map<Long, Long> other, boolean competes) {
        long ended = addKnown(first, age, events) + addKnown(other, age, competes ? competing : events);
        if (cases > ended) {
            censored.merge(age, cases - ended, Math::addExact);
        }
    }

    private static long addKnown(Map<Long, Long> durations, long age, Map<Long, Long> to) {
        long known = 0;
        for (Map.Entry<Long, Long> entry : durations.entrySet()) {
            if (entry.getKey() <= age) {
                to.merge(entry.getKey(), entry.getValue(), Math::addExact);
                known += entry.getValue();
            }
        }
        return known;
    }

    /** What has been added so far. */
    public Incidence.Durations durations() {
        return new Incidence.Durations(events, competing, censored);
    }

    /** The quantile a query asks for, with the curve; if it is not reached, the longest time seen is a part. */
    public Reading reading(MetricQuery query) {
        Incidence.Durations cases = durations();
        if (cases.n() == 0) {
            return Reading.none(Status.NO_DATA, Reasons.NO_DEALS);
        }
        BigDecimal fraction = Statistic.fraction(Objects.requireNonNull(query.statistic()));
        List<Incidence.Step> curve = Incidence.curve(cases);
        Long quantile = Incidence.quantile(curve, fraction);
        Reading reading = quantile == null
                ? Reading.none(Status.UNDEFINED, Reasons.NOT_REACHED).restingOn(cases.n())
                : Reading.of(BigDecimal.valueOf(quantile), cases.n(), null).ofMany();
        return reading.along(curve)
                .madeOf(Map.of("longest", new Backing.Part(BigDecimal.valueOf(longest()), MetricDefinition.DAYS)))
                .madeOf(Map.of("stillOpen", new Backing.Part(count(censored), MetricDefinition.COUNT)))
                .drawnBy(seed -> quantile == null ? null : finite(drawn(cases, fraction, seed)));
    }

    /** The quantile of cases drawn again and again; where it is not reached it is infinite. */
    private static @Nullable Interval drawn(Incidence.Durations cases, BigDecimal fraction, long seed) {
        DrawnQuantile quantile = new DrawnQuantile(cases);
        return Bootstrap.interval(quantile.counts(), seed, drawn -> quantile.of(drawn, 0, fraction.doubleValue()));
    }

    private static @Nullable Interval finite(@Nullable Interval interval) {
        return interval == null || Double.isInfinite(interval.high()) ? null : interval;
    }

    private long longest() {
        long longest = 0;
        for (SortedMap<Long, Long> each : List.of(events, competing, censored)) {
            longest = each.isEmpty() ? longest : Math.max(longest, each.lastKey());
        }
        return longest;
    }

    private static BigDecimal count(Map<Long, Long> cases) {
        return BigDecimal.valueOf(cases.values().stream().mapToLong(Long::longValue).sum());
    }
}
