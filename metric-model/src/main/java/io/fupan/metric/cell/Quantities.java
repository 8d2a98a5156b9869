package io.fupan.metric.cell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An element of a commutative group: named sums and sparse histograms. Zero entries are dropped, so that equal
 * quantities are structurally equal.
 *
 * @param sums by measure: counts, or money in minor units of the base currency
 * @param histograms by measure: how often each whole number occurs
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Quantities(SortedMap<String, Long> sums, SortedMap<String, SortedMap<Long, Long>> histograms) {

    /** The neutral element. */
    public static final Quantities ZERO = new Quantities(Collections.emptySortedMap(), Collections.emptySortedMap());

    /** Copies the entries that are not zero; reads absent maps as empty. */
    public Quantities {
        sums = nonZero(sums);
        histograms = nonEmpty(histograms);
    }

    /** Sorts and copies the entries that are not zero. */
    static Quantities of(Map<String, Long> sums, Map<String, Map<Long, Long>> histograms) {
        TreeMap<String, SortedMap<Long, Long>> sorted = new TreeMap<>();
        histograms.forEach((measure, histogram) -> sorted.put(measure, new TreeMap<>(histogram)));
        return new Quantities(new TreeMap<>(sums), sorted);
    }

    /** The sum of a measure, 0 if there is none. */
    public long sum(String measure) {
        return sums.getOrDefault(measure, 0L);
    }

    /** The histogram of a measure, empty if there is none. */
    public SortedMap<Long, Long> histogram(String measure) {
        return histograms.getOrDefault(measure, Collections.emptySortedMap());
    }

    /** Both together; throws {@link ArithmeticException} rather than overflow. */
    public Quantities plus(Quantities other) {
        return new Tally().add(this).add(other).quantities();
    }

    /** The inverse element. */
    public Quantities negate() {
        return new Tally().subtract(this).quantities();
    }

    /** Whether this is the neutral element. */
    @JsonIgnore
    public boolean isZero() {
        return sums.isEmpty() && histograms.isEmpty();
    }

    private static SortedMap<String, Long> nonZero(@Nullable SortedMap<String, Long> sums) {
        if (sums == null || sums.isEmpty()) {
            return Collections.emptySortedMap();
        }
        TreeMap<String, Long> copy = new TreeMap<>(sums);
        copy.values().removeIf(value -> value == 0);
        return Collections.unmodifiableSortedMap(copy);
    }

    private static SortedMap<String, SortedMap<Long, Long>> nonEmpty(
            @Nullable SortedMap<String, SortedMap<Long, Long>> histograms) {
        if (histograms == null || histograms.isEmpty()) {
            return Collections.emptySortedMap();
        }
        TreeMap<String, SortedMap<Long, Long>> copy = new TreeMap<>();
        histograms.forEach((measure, histogram) -> {
            TreeMap<Long, Long> counts = new TreeMap<>(histogram);
            counts.values().removeIf(count -> count == 0);
            if (!counts.isEmpty()) {
                copy.put(measure, Collections.unmodifiableSortedMap(counts));
            }
        });
        return Collections.unmodifiableSortedMap(copy);
    }
}
