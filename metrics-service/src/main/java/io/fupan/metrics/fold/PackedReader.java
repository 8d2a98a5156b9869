package io.fupan.metrics.fold;

import io.fupan.metric.cell.Quantities;
import io.fupan.metric.packed.NumberReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link PackedWriter} wrote, in the same order. */
final class PackedReader {

    private final NumberReader in;
    private final List<String> texts = new ArrayList<>();

    PackedReader(byte[] bytes) {
        this.in = new NumberReader(bytes);
    }

    long number() {
        return in.number();
    }

    int count() {
        return in.count();
    }

    String text() {
        int number = count();
        if (number == texts.size()) {
            texts.add(new String(block(), StandardCharsets.UTF_8));
        }
        return texts.get(number);
    }

    byte[] block() {
        return in.block();
    }

    Quantities quantities() {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (int left = count(); left > 0; left--) {
            String measure = text();
            sums.put(measure, number());
        }
        SortedMap<String, SortedMap<Long, Long>> histograms = new TreeMap<>();
        for (int left = count(); left > 0; left--) {
            String measure = text();
            histograms.put(measure, histogram());
        }
        return new Quantities(sums, histograms);
    }

    private SortedMap<Long, Long> histogram() {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (int left = count(); left > 0; left--) {
            long value = number();
            counts.put(value, number());
        }
        return counts;
    }
}
