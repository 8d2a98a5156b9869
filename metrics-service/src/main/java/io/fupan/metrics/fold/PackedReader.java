package io.fupan.metrics.fold;

import io.fupan.metric.cell.Quantities;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link PackedWriter} wrote, in the same order. */
final class PackedReader {

    private static final int MORE = 0x80;

    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int at;

    PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & MORE - 1) << shift;
            shift += 7;
        } while ((next & MORE) != 0);
        return value >>> 1 ^ -(value & 1);
    }

    int count() {
        return Math.toIntExact(number());
    }

    String text() {
        int number = count();
        if (number == texts.size()) {
            texts.add(new String(block(), StandardCharsets.UTF_8));
        }
        return texts.get(number);
    }

    byte[] block() {
        int length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
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
