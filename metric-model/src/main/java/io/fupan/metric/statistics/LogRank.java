package io.fupan.metric.statistics;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares how long two groups of cases take, some of which have not had their event yet (Mantel 1966). */
public final class LogRank {

    private LogRank() {}

    /**
     * The standard normal number of the test: positive if the first group has more events than expected, and so is the
     * faster one; 0 where nothing can be compared. Competing events count as events.
     */
    public static double z(Incidence.Durations first, Incidence.Durations second) {
        TreeMap<Long, Long> events1 = events(first);
        TreeMap<Long, Long> events2 = events(second);
        SortedSet<Long> times = new TreeSet<>(events1.keySet());
        times.addAll(events2.keySet());
        double surplus = 0;
        double variance = 0;
        for (long time : times) {
            double risk1 = atRisk(first, time);
            double risk = risk1 + atRisk(second, time);
            double events = events1.getOrDefault(time, 0L) + events2.getOrDefault(time, 0L);
            surplus += events1.getOrDefault(time, 0L) - events * risk1 / risk;
            if (risk > 1) {
                variance += events * (risk1 / risk) * (1 - risk1 / risk) * (risk - events) / (risk - 1);
            }
        }
        return variance == 0 ? 0 : surplus / Math.sqrt(variance);
    }

    private static TreeMap<Long, Long> events(Incidence.Durations cases) {
        TreeMap<Long, Long> events = new TreeMap<>(cases.events());
        cases.competing().forEach((time, count) -> events.merge(time, count, Math::addExact));
        return events;
    }

    private static long atRisk(Incidence.Durations cases, long time) {
        return later(cases.events(), time) + later(cases.competing(), time) + later(cases.censored(), time);
    }

    private static long later(Map<Long, Long> cases, long time) {
        return cases.entrySet().stream()
                .filter(entry -> entry.getKey() >= time)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
