package io.fupan.metric.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The quantile of an incidence curve whose cases are drawn again and again, see {@link Bootstrap}: the same as {@link
 * Incidence#quantile}, without building the curve each time.
 */
public final class DrawnQuantile {

    private static final double ROUNDING = 1e-12;

    private enum Ending {
        EVENT,
        COMPETING,
        CENSORED
    }

    private record Kind(long time, Ending ending, long count) {}

    private final List<Kind> kinds = new ArrayList<>();

    /** The quantiles of these cases. */
    public DrawnQuantile(Incidence.Durations cases) {
        add(cases.events(), Ending.EVENT);
        add(cases.competing(), Ending.COMPETING);
        add(cases.censored(), Ending.CENSORED);
        kinds.sort(Comparator.comparingLong(Kind::time));
    }

    private void add(Map<Long, Long> cases, Ending ending) {
        cases.forEach((time, count) -> kinds.add(new Kind(time, ending, count)));
    }

    /** How many cases there are of each kind. */
    public long[] counts() {
        return kinds.stream().mapToLong(Kind::count).toArray();
    }

    /**
     * The first time by which a fraction of the cases has had its event; infinite if it is not reached.
     *
     * @param drawn how many cases of each kind, as in {@link #counts()}, beginning at {@code from}
     */
    public double of(long[] drawn, int from, double fraction) {
        long atRisk = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            atRisk += drawn[from + kind];
        }
        double free = 1;
        double share = 0;
        int at = 0;
        while (at < kinds.size() && atRisk > 0) {
            long time = kinds.get(at).time();
            long events = 0;
            long ended = 0;
            long leaving = 0;
            for (; at < kinds.size() && kinds.get(at).time() == time; at++) {
                long count = drawn[from + at];
                leaving += count;
                ended += kinds.get(at).ending() == Ending.CENSORED ? 0 : count;
                events += kinds.get(at).ending() == Ending.EVENT ? count : 0;
            }
            share += free * events / atRisk;
            if (events > 0 && share >= fraction - ROUNDING) {
                return time;
            }
            free *= 1 - (double) ended / atRisk;
            atRisk -= leaving;
        }
        return Double.POSITIVE_INFINITY;
    }
}
