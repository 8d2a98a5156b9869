package io.fupan.metric.cell;

import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up quantities in place; not thread-safe. */
public final class Tally {

    private final SortedMap<String, Long> sums = new TreeMap<>();
    private final SortedMap<String, SortedMap<Long, Long>> histograms = new TreeMap<>();

    /** Adds to a sum. */
    public Tally add(String measure, long amount) {
        sums.merge(measure, amount, Math::addExact);
        return this;
    }

    /** Counts a value in a histogram {@code count} times; negative to take it out again. */
    public Tally observe(String measure, long value, long count) {
        histograms.computeIfAbsent(measure, name -> new TreeMap<>()).merge(value, count, Math::addExact);
        return this;
    }

    /** Adds quantities. */
    public Tally add(Quantities quantities) {
        quantities.sums().forEach(this::add);
        quantities.histograms().forEach((measure, histogram) ->
                histogram.forEach((value, count) -> observe(measure, value, count)));
        return this;
    }

    /** Takes quantities away again. */
    public Tally subtract(Quantities quantities) {
        quantities.sums().forEach((measure, amount) -> add(measure, Math.negateExact(amount)));
        quantities.histograms().forEach((measure, histogram) ->
                histogram.forEach((value, count) -> observe(measure, value, Math.negateExact(count))));
        return this;
    }

    /** What has been added up so far. */
    public Quantities quantities() {
        return new Quantities(sums, histograms);
    }
}
