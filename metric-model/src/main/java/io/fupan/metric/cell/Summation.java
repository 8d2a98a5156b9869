package io.fupan.metric.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up many quantities that are there already; not thread-safe. Histograms are collected as sorted lists and merged
 * at the end, which takes a tenth of the time that counting in a hash table does.
 */
final class Summation {

    private final Sums sums = new Sums();
    private final Map<String, List<Counts>> histograms = new TreeMap<>();

    void add(String measure, long amount) {
        sums.add(measure, amount);
    }

    void add(String measure, Counts counts) {
        histograms.computeIfAbsent(measure, first -> new ArrayList<>()).add(counts);
    }

    void add(Quantities quantities) {
        for (int i = 0; i < quantities.measures.length; i++) {
            add(quantities.measures[i], quantities.amounts[i]);
        }
        for (int i = 0; i < quantities.names.length; i++) {
            add(quantities.names[i], quantities.histograms[i]);
        }
    }

    /** All together, without what adds up to nothing. */
    Quantities total() {
        String[] measures = sums.measures();
        long[] amounts = sums.amounts(measures);
        String[] names = new String[histograms.size()];
        Counts[] counts = new Counts[names.length];
        int size = 0;
        for (Map.Entry<String, List<Counts>> each : histograms.entrySet()) {
            Counts sum = Counts.sum(each.getValue(), 0, each.getValue().size());
            if (!sum.isEmpty()) {
                names[size] = each.getKey();
                counts[size++] = sum;
            }
        }
        return measures.length == 0 && size == 0
                ? Quantities.ZERO
                : new Quantities(measures, amounts, Arrays.copyOf(names, size), Arrays.copyOf(counts, size));
    }
}
