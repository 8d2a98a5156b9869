package io.fupan.metric.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which share of the cases has had its event by a time, when some have not had it yet and some never will because
 * another event came first: the cumulative incidence after Aalen and Johansen (1978). Without competing events it is one
 * less the survival of Kaplan and Meier (1958).
 */
public final class Incidence {

    // What is exact on paper may fall short of it by rounding.
    private static final double ROUNDING = 1e-12;

    private Incidence() {}

    /**
     * One time at which an event came.
     *
     * @param time in the unit of the durations
     * @param atRisk how many cases were still without any event just before
     * @param events how many had the event then
     * @param share of all cases that has had the event by then
     */
    public record Step(long time, long atRisk, long events, double share) {}

    /** The durations of cases: how many ended in the event, in a competing one, or were last seen without any. */
    public record Durations(Map<Long, Long> events, Map<Long, Long> competing, Map<Long, Long> censored) {

        /** How many cases. */
        public long n() {
            return count(events) + count(competing) + count(censored);
        }

        private static long count(Map<Long, Long> cases) {
            return cases.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The curve, one step per time of an event; a case last seen at the time of an event was still at risk. */
    public static List<Step> curve(Durations cases) {
        SortedMap<Long, Long> leaving = new TreeMap<>(cases.events());
        cases.competing().forEach((time, count) -> leaving.merge(time, count, Math::addExact));
        cases.censored().forEach((time, count) -> leaving.merge(time, count, Math::addExact));
        long atRisk = cases.n();
        double free = 1;
        double share = 0;
        List<Step> curve = new ArrayList<>();
        for (Map.Entry<Long, Long> entry : leaving.entrySet()) {
            long events = cases.events().getOrDefault(entry.getKey(), 0L);
            long competing = cases.competing().getOrDefault(entry.getKey(), 0L);
            if (events > 0) {
                share += free * events / atRisk;
                curve.add(new Step(entry.getKey(), atRisk, events, share));
            }
            free *= 1 - (double) (events + competing) / atRisk;
            atRisk -= entry.getValue();
        }
        return curve;
    }

    /** The first time by which a fraction of the cases has had its event; {@code null} if it is not reached. */
    public static @Nullable Long quantile(List<Step> curve, BigDecimal fraction) {
        return curve.stream()
                .filter(step -> step.share() >= fraction.doubleValue() - ROUNDING)
                .map(Step::time)
                .findFirst()
                .orElse(null);
    }
}
