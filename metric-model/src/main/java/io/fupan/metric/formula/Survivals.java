package io.fupan.metric.formula;

import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.cursors.LongLongCursor;
import io.fupan.metric.statistics.Bootstrap;
import io.fupan.metric.statistics.DrawnQuantile;
import io.fupan.metric.statistics.Histogram;
import io.fupan.metric.statistics.Incidence;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects how long cases took, or have lasted so far, and reads a quantile from their curve; not thread-safe. */
public final class Survivals {

    private final LongLongHashMap events = new LongLongHashMap();
    private final LongLongHashMap competing = new LongLongHashMap();
    private final LongLongHashMap censored = new LongLongHashMap();

    /**
     * Adds the cases that began on one day.
     *
     * @param cases how many
     * @param age how many days have passed since; what comes later is not known yet
     * @param first days until the event
     * @param other days until the other event
     * @param competes whether the other event stands in the way of the first, or counts as one
     */
    public void add(long cases, long age, Histogram first, Histogram other, boolean competes) {
        long ended = addKnown(first, age, events) + addKnown(other, age, competes ? competing : events);
        if (cases > ended) {
            censored.addTo(age, cases - ended);
        }
    }

    private static long addKnown(Histogram durations, long age, LongLongHashMap to) {
        durations.forEach((time, count) -> {
            if (time <= age) {
                to.addTo(time, count);
            }
        });
        return durations.atMost(age);
    }

    /** What has been added so far. */
    public Incidence.Durations durations() {
        return new Incidence.Durations(sorted(events), sorted(competing), sorted(censored));
    }

    private static SortedMap<Long, Long> sorted(LongLongHashMap cases) {
        TreeMap<Long, Long> sorted = new TreeMap<>();
        for (LongLongCursor each : cases) {
            sorted.put(each.key, each.value);
        }
        return sorted;
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
                .madeOf(Map.of("longest", new Backing.Part(BigDecimal.valueOf(longest(cases)), MetricDefinition.DAYS)))
                .madeOf(Map.of("stillOpen", new Backing.Part(count(cases.censored()), MetricDefinition.COUNT)))
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

    private static long longest(Incidence.Durations cases) {
        return Stream.of(cases.events(), cases.competing(), cases.censored())
                .flatMap(each -> each.keySet().stream())
                .mapToLong(Long::longValue)
                .reduce(0, Math::max);
    }

    private static BigDecimal count(Map<Long, Long> cases) {
        return BigDecimal.valueOf(cases.values().stream().mapToLong(Long::longValue).sum());
    }
}
