package io.fupan.metric.cell;

import io.fupan.metric.statistics.Histogram;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An element of a commutative group: named sums (counts, or money in minor units of the base currency) and named
 * histograms (how often each whole number occurs). Zero entries are dropped, so that equal quantities are structurally
 * equal. Immutable; kept in sorted arrays, because a fold adds up millions of small ones.
 */
public final class Quantities {

    /** The neutral element. */
    public static final Quantities ZERO = new Quantities(new String[0], new long[0], new String[0], new Counts[0]);

    private static final long BYTES = 128;
    private static final long BYTES_OF_AN_ENTRY = 16;

    final String[] measures;
    final long[] amounts;
    final String[] names;
    final Counts[] histograms;

    /** Takes sorted arrays without zero entries. */
    Quantities(String[] measures, long[] amounts, String[] names, Counts[] histograms) {
        this.measures = measures;
        this.amounts = amounts;
        this.names = names;
        this.histograms = histograms;
    }

    /** Sums and histograms by measure, without their zero entries. */
    public static Quantities of(Map<String, Long> sums, Map<String, ? extends Map<Long, Long>> histograms) {
        Tally tally = new Tally();
        sums.forEach(tally::add);
        histograms.forEach((measure, counts) ->
                counts.forEach((value, count) -> tally.observe(measure, value, count)));
        return tally.quantities();
    }

    /** The same of maps in the order of their keys, without looking for places. */
    static Quantities ofSorted(
            SortedMap<String, Long> sums, SortedMap<String, ? extends SortedMap<Long, Long>> histograms) {
        if (sums.isEmpty() && histograms.isEmpty()) {
            return ZERO;
        }
        String[] measures = new String[sums.size()];
        long[] amounts = new long[measures.length];
        int some = 0;
        for (Map.Entry<String, Long> sum : sums.entrySet()) {
            if (sum.getValue() != 0) {
                measures[some] = sum.getKey();
                amounts[some++] = sum.getValue();
            }
        }
        String[] names = new String[histograms.size()];
        Counts[] counts = new Counts[names.length];
        int size = 0;
        for (Map.Entry<String, ? extends SortedMap<Long, Long>> histogram : histograms.entrySet()) {
            Counts entries = Counts.of(histogram.getValue());
            if (!entries.isEmpty()) {
                names[size] = histogram.getKey();
                counts[size++] = entries;
            }
        }
        return new Quantities(
                Arrays.copyOf(measures, some),
                Arrays.copyOf(amounts, some),
                Arrays.copyOf(names, size),
                Arrays.copyOf(counts, size));
    }

    /** The sum of a measure, 0 if there is none. */
    public long sum(String measure) {
        int at = Arrays.binarySearch(measures, measure);
        return at < 0 ? 0 : amounts[at];
    }

    /** All sums, by measure. */
    public SortedMap<String, Long> sums() {
        TreeMap<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < measures.length; i++) {
            sums.put(measures[i], amounts[i]);
        }
        return Collections.unmodifiableSortedMap(sums);
    }

    /** The histogram of a measure, empty if there is none. */
    public SortedMap<Long, Long> histogram(String measure) {
        int at = Arrays.binarySearch(names, measure);
        return at < 0 ? Collections.emptySortedMap() : histograms[at].map();
    }

    /** The same without a map, for many values. */
    public Histogram values(String measure) {
        int at = Arrays.binarySearch(names, measure);
        return at < 0 ? Histogram.none() : histograms[at].histogram();
    }

    /** The measures that have a histogram and begin with a text, in order. */
    public List<String> histogramsOf(String prefix) {
        return beginning(prefix, names);
    }

    /** The measures that have a sum and begin with a text, in order. */
    public List<String> sumsOf(String prefix) {
        return beginning(prefix, measures);
    }

    private static List<String> beginning(String prefix, String[] names) {
        int from = Arrays.binarySearch(names, prefix);
        int to = from < 0 ? -from - 1 : from;
        from = to;
        while (to < names.length && names[to].startsWith(prefix)) {
            to++;
        }
        return List.of(names).subList(from, to);
    }

    /** About how many bytes of memory it takes. */
    long weight() {
        long entries = measures.length + 4L * names.length;
        for (Counts each : histograms) {
            entries += each.size();
        }
        return BYTES + BYTES_OF_AN_ENTRY * entries;
    }

    /** All histograms, by measure. */
    public SortedMap<String, SortedMap<Long, Long>> histograms() {
        TreeMap<String, SortedMap<Long, Long>> all = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            all.put(names[i], histograms[i].map());
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /** Both together; throws {@link ArithmeticException} rather than overflow. */
    public Quantities plus(Quantities other) {
        return isZero() ? other : other.isZero() ? this : new MergedQuantities(this, other).merged();
    }

    /** The inverse element. */
    public Quantities negate() {
        return new Tally().subtract(this).quantities();
    }

    /** Whether this is the neutral element. */
    public boolean isZero() {
        return measures.length == 0 && names.length == 0;
    }

    void addTo(Tally tally, int sign) {
        for (int i = 0; i < measures.length; i++) {
            tally.add(measures[i], Math.multiplyExact(amounts[i], sign));
        }
        for (int i = 0; i < names.length; i++) {
            histograms[i].addTo(tally, names[i], sign);
        }
    }

    /** Writes this as numbers and texts, one after the other. */
    public void write(LongConsumer numbers, Consumer<String> texts) {
        numbers.accept(measures.length);
        for (int i = 0; i < measures.length; i++) {
            texts.accept(measures[i]);
            numbers.accept(amounts[i]);
        }
        numbers.accept(names.length);
        for (int i = 0; i < names.length; i++) {
            texts.accept(names[i]);
            histograms[i].write(numbers);
        }
    }

    /** Reads what {@link #write} wrote, in the same order. */
    public static Quantities read(LongSupplier numbers, Supplier<String> texts) {
        String[] measures = new String[Math.toIntExact(numbers.getAsLong())];
        long[] amounts = new long[measures.length];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = texts.get();
            amounts[i] = numbers.getAsLong();
        }
        String[] names = new String[Math.toIntExact(numbers.getAsLong())];
        Counts[] histograms = new Counts[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = texts.get();
            histograms[i] = Counts.read(numbers);
        }
        return new Quantities(measures, amounts, names, histograms);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantities same
                && Arrays.equals(amounts, same.amounts)
                && Arrays.equals(measures, same.measures)
                && Arrays.equals(names, same.names)
                && Arrays.equals(histograms, same.histograms);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(measures) + Arrays.hashCode(amounts)) + Arrays.hashCode(histograms);
    }

    @Override
    public String toString() {
        return "Quantities[sums=" + sums() + ", histograms=" + histograms() + ']';
    }
}
