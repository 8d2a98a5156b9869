package io.fupan.metric.statistics;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Time to an event when for some cases it has not come yet, after Kaplan and Meier (1958). */
public final class Survival {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Survival() {}

    /**
     * The first time at which half of the cases have had their event.
     *
     * @param events how many cases had their event, by time
     * @param censored how many cases were last seen without it, by time
     * @return {@code null} if half is not reached
     */
    public static @Nullable Long median(Map<Long, Long> events, Map<Long, Long> censored) {
        return Incidence.quantile(Incidence.curve(new Incidence.Durations(events, Map.of(), censored)), HALF);
    }
}
