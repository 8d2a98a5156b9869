package io.fupan.metric.cell;

import com.carrotsearch.hppc.LongLongMap;
import com.carrotsearch.hppc.cursors.LongLongCursor;
import io.fupan.metric.statistics.Histogram;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How often each whole number occurs: sorted numbers, none of them zero times. */
final class Counts {

    private final long[] values;
    private final long[] counts;

    /** Made when somebody asks for it; made twice if two ask at once. */
    private @Nullable SortedMap<Long, Long> map;

    private Counts(long[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
    }

    static Counts of(Map<Long, Long> map) {
        long[] values = map.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        return new Counts(values, Arrays.stream(values).map(map::get).toArray());
    }

    static Counts of(LongLongMap map) {
        long[] values = new long[map.size()];
        int size = 0;
        for (LongLongCursor each : map) {
            if (each.value != 0) {
                values[size++] = each.key;
            }
        }
        values = size == values.length ? values : Arrays.copyOf(values, size);
        Arrays.sort(values);
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            counts[i] = map.get(values[i]);
        }
        return new Counts(values, counts);
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    int size() {
        return values.length;
    }

    Histogram histogram() {
        return Histogram.reading(values, counts);
    }

    /** The sum of some of a list: halves first, so that no entry is copied more often than there are halves. */
    static Counts sum(List<Counts> all, int from, int to) {
        if (to - from == 1) {
            return all.get(from);
        }
        int middle = from + to >>> 1;
        return sum(all, from, middle).plus(sum(all, middle, to));
    }

    SortedMap<Long, Long> map() {
        SortedMap<Long, Long> known = map;
        if (known == null) {
            TreeMap<Long, Long> made = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
                made.put(values[i], counts[i]);
            }
            known = Collections.unmodifiableSortedMap(made);
            map = known;
        }
        return known;
    }

    /** Both together; throws {@link ArithmeticException} rather than overflow. */
    Counts plus(Counts other) {
        long[] sumValues = new long[values.length + other.values.length];
        long[] sumCounts = new long[sumValues.length];
        int size = 0;
        int left = 0;
        int right = 0;
        while (left < values.length || right < other.values.length) {
            boolean hasLeft = right == other.values.length
                    || left < values.length && values[left] <= other.values[right];
            boolean hasRight = left == values.length
                    || right < other.values.length && other.values[right] <= values[left];
            long value = hasLeft ? values[left] : other.values[right];
            long count = Math.addExact(hasLeft ? counts[left++] : 0, hasRight ? other.counts[right++] : 0);
            if (count != 0) {
                sumValues[size] = value;
                sumCounts[size++] = count;
            }
        }
        return size == sumValues.length
                ? new Counts(sumValues, sumCounts)
                : new Counts(Arrays.copyOf(sumValues, size), Arrays.copyOf(sumCounts, size));
    }

    void addTo(Tally tally, String measure, int sign) {
        for (int i = 0; i < values.length; i++) {
            tally.observe(measure, values[i], Math.multiplyExact(counts[i], sign));
        }
    }

    void write(LongConsumer numbers) {
        numbers.accept(values.length);
        for (int i = 0; i < values.length; i++) {
            numbers.accept(values[i]);
            numbers.accept(counts[i]);
        }
    }

    /** Reads what {@link #write} wrote. */
    static Counts read(LongSupplier numbers) {
        int size = Math.toIntExact(numbers.getAsLong());
        long[] values = new long[size];
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = numbers.getAsLong();
            counts[i] = numbers.getAsLong();
        }
        return new Counts(values, counts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counts same
                && Arrays.equals(values, same.values)
                && Arrays.equals(counts, same.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return map().toString();
    }
}
