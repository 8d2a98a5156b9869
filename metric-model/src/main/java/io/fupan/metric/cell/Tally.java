package io.fupan.metric.cell;

import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.ObjectLongHashMap;
import com.carrotsearch.hppc.cursors.ObjectLongCursor;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up quantities in place; not thread-safe. */
public final class Tally {

    private final ObjectLongHashMap<String> sums = new ObjectLongHashMap<>();
    private final SortedMap<String, LongLongHashMap> histograms = new TreeMap<>();

    /** Adds to a sum. */
    public Tally add(String measure, long amount) {
        int at = sums.indexOf(measure);
        if (sums.indexExists(at)) {
            sums.indexReplace(at, Math.addExact(sums.indexGet(at), amount));
        } else {
            sums.indexInsert(at, measure, amount);
        }
        return this;
    }

    /** Counts a value in a histogram {@code count} times; negative to take it out again. */
    public Tally observe(String measure, long value, long count) {
        LongLongHashMap counts = histograms.computeIfAbsent(measure, name -> new LongLongHashMap());
        int at = counts.indexOf(value);
        if (counts.indexExists(at)) {
            counts.indexReplace(at, Math.addExact(counts.indexGet(at), count));
        } else {
            counts.indexInsert(at, value, count);
        }
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
        quantities.addTo(this, sign);
        return this;
    }

    /** What has been added up so far. */
    public Quantities quantities() {
        String[] measures = measures();
        long[] amounts = new long[measures.length];
        for (int i = 0; i < measures.length; i++) {
            amounts[i] = sums.get(measures[i]);
        }
        String[] names = new String[histograms.size()];
        Counts[] counts = new Counts[names.length];
        int size = 0;
        for (Map.Entry<String, LongLongHashMap> each : histograms.entrySet()) {
            Counts sum = Counts.of(each.getValue());
            if (!sum.isEmpty()) {
                names[size] = each.getKey();
                counts[size++] = sum;
            }
        }
        return new Quantities(measures, amounts, Arrays.copyOf(names, size), Arrays.copyOf(counts, size));
    }

    /** Those whose sum is not zero, sorted. */
    private String[] measures() {
        String[] measures = new String[sums.size()];
        int size = 0;
        for (ObjectLongCursor<String> each : sums) {
            if (each.value != 0) {
                measures[size++] = each.key;
            }
        }
        String[] some = size == measures.length ? measures : Arrays.copyOf(measures, size);
        Arrays.sort(some);
        return some;
    }
}
