package io.fupan.metric.cell;

import java.util.HashMap;
import java.util.Map;

/** Adds up quantities in place; not thread-safe. */
public final class Tally {

    private final Map<String, Long> sums = new HashMap<>();
    private final Map<String, Map<Long, Long>> histograms = new HashMap<>();

    /** Adds to a sum. */
    public Tally add(String measure, long amount) {
        sums.merge(measure, amount, Math::addExact);
        return this;
    }

    /** Counts a value in a histogram {@code count} times; negative to take it out again. */
    public Tally observe(String measure, long value, long count) {
        histograms.computeIfAbsent(measure, name -> new HashMap<>()).merge(value, count, Math::addExact);
        return this;
    }

    /** Adds quantities. */
    public Tally add(Quantities quantities) {
        return add(quantities, 1);
    }

    /** Takes quantities away again. */
    public Tally subtract(Quantities quantities) {
        return add(quantities, -1);
    }

    Tally add(Quantities quantities, int sign) {
        quantities.sums().forEach((measure, amount) -> add(measure, Math.multiplyExact(amount, sign)));
        quantities.histograms().forEach((measure, histogram) ->
                histogram.forEach((value, count) -> observe(measure, value, Math.multiplyExact(count, sign))));
        return this;
    }

    /** What has been added up so far. */
    public Quantities quantities() {
        return Quantities.of(sums, histograms);
    }
}
