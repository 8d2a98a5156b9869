package io.fupan.metric.cell;

import com.carrotsearch.hppc.LongLongHashMap;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up quantities in place; not thread-safe. */
public final class Tally {

    private final Sums sums = new Sums();
    private final SortedMap<String, LongLongHashMap> histograms = new TreeMap<>();

    /** Adds to a sum. */
    public Tally add(String measure, long amount) {
        sums.add(measure, amount);
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
        String[] measures = sums.measures();
        long[] amounts = sums.amounts(measures);
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
}
