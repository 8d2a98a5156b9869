package io.fupan.metric.cell;

import com.carrotsearch.hppc.ObjectLongHashMap;
import com.carrotsearch.hppc.cursors.ObjectLongCursor;
import java.util.Arrays;

/** Sums by measure, added up in place; not thread-safe. */
final class Sums {

    private final ObjectLongHashMap<String> sums = new ObjectLongHashMap<>();

    /** Throws {@link ArithmeticException} rather than overflow. */
    void add(String measure, long amount) {
        int at = sums.indexOf(measure);
        if (sums.indexExists(at)) {
            sums.indexReplace(at, Math.addExact(sums.indexGet(at), amount));
        } else {
            sums.indexInsert(at, measure, amount);
        }
    }

    /** Those whose sum is not zero, sorted. */
    String[] measures() {
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

    /** The sums of measures. */
    long[] amounts(String[] measures) {
        long[] amounts = new long[measures.length];
        for (int i = 0; i < measures.length; i++) {
            amounts[i] = sums.get(measures[i]);
        }
        return amounts;
    }
}
