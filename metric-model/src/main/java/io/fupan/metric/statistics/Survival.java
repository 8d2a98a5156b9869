package io.fupan.metric.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Time to an event when for some cases it has not come yet, after Kaplan and Meier (1958). */
public final class Survival {

    private Survival() {}

    /**
     * The first time at which half of the cases have had their event.
     *
     * @param events how many cases had their event, by time
     * @param censored how many cases were last seen without it, by time
     * @return {@code null} if half is not reached
     */
    public static @Nullable Long median(Map<Long, Long> events, Map<Long, Long> censored) {
        SortedMap<Long, Long> leaving = new TreeMap<>(events);
        censored.forEach((time, count) -> leaving.merge(time, count, Math::addExact));
        long atRisk = leaving.values().stream().mapToLong(Long::longValue).sum();
        double survival = 1;
        for (Map.Entry<Long, Long> entry : leaving.entrySet()) {
            survival *= 1 - (double) events.getOrDefault(entry.getKey(), 0L) / atRisk;
            if (survival <= 0.5 + 1e-12) {
                return entry.getKey();
            }
            atRisk -= entry.getValue();
        }
        return null;
    }
}
