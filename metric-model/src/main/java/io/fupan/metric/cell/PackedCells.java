package io.fupan.metric.cell;

import io.fupan.metric.packed.NumberReader;
import io.fupan.metric.packed.NumberWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one scope and family, each as a few bytes, in the order of their days: about a twentieth of the memory
 * of maps, and quick to add up over a run of days.
 *
 * <p>The bytes hold the number of sums, then measure and value of each, then for each histogram its measure, the number
 * of its entries, and value and count of each entry in the order of the values.
 */
final class PackedCells {

    private static final int INITIAL = 8;

    private final MeasureNames names;
    private int[] days = new int[INITIAL];
    private byte[][] cells = new byte[INITIAL][];
    private int size;
    private byte @Nullable [] undated;

    PackedCells(MeasureNames names) {
        this.names = names;
    }

    boolean isEmpty() {
        return size == 0 && undated == null;
    }

    Span span() {
        return size == 0
                ? Span.NONE
                : new Span(LocalDate.ofEpochDay(days[0]), LocalDate.ofEpochDay(days[size - 1]));
    }

    /** The first and the last day; nothing if no day has a cell. */
    Run run() {
        return size == 0 ? Run.NONE : new Run(days[0], days[size - 1]);
    }

    Quantities get(@Nullable LocalDate day) {
        Summation sum = new Summation();
        if (day == null) {
            undated(sum);
        } else {
            int epochDay = Run.epochDay(day);
            sum(new Run(epochDay, epochDay), sum);
        }
        return sum.total();
    }

    /** Replaces a cell, a zero one is forgotten; returns whether it was another one before. */
    boolean put(
            @Nullable LocalDate day,
            SortedMap<String, Long> sums,
            SortedMap<String, ? extends SortedMap<Long, Long>> histograms) {
        byte @Nullable [] cell = pack(sums, histograms);
        if (day == null) {
            boolean differs = !Arrays.equals(undated, cell);
            undated = cell;
            return differs;
        }
        int epochDay = Run.epochDay(day);
        int at = Arrays.binarySearch(days, 0, size, epochDay);
        boolean differs = !Arrays.equals(at < 0 ? null : cells[at], cell);
        if (at >= 0 && cell != null) {
            cells[at] = cell;
        } else if (at >= 0) {
            remove(at);
        } else if (cell != null) {
            insert(-at - 1, epochDay, cell);
        }
        return differs;
    }

    /** Adds up the cells of a run of days. */
    void sum(Run run, Summation sum) {
        int end = end(run);
        for (int at = start(run); at < end; at++) {
            add(cells[at], sum);
        }
    }

    /** Adds what has no day. */
    void undated(Summation sum) {
        if (undated != null) {
            add(undated, sum);
        }
    }

    /** How long the cells of a run of days are, which says how long it takes to add them up. */
    long bytes(Run run) {
        long bytes = 0;
        int end = end(run);
        for (int at = start(run); at < end; at++) {
            bytes += cells[at].length;
        }
        return bytes;
    }

    /** Adds the cells of a run of days to those of a table. */
    void days(Run run, Map<LocalDate, Summation> table) {
        int end = end(run);
        for (int at = start(run); at < end; at++) {
            add(cells[at], table.computeIfAbsent(LocalDate.ofEpochDay(days[at]), day -> new Summation()));
        }
    }

    private int start(Run run) {
        return place(run.from());
    }

    private int end(Run run) {
        return run.to() == Integer.MAX_VALUE ? size : place(run.to() + 1);
    }

    private int place(int epochDay) {
        int at = Arrays.binarySearch(days, 0, size, epochDay);
        return at < 0 ? -at - 1 : at;
    }

    private void insert(int at, int epochDay, byte[] cell) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            cells = Arrays.copyOf(cells, size * 2);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(cells, at, cells, at + 1, size - at);
        days[at] = epochDay;
        cells[at] = cell;
        size++;
    }

    private void remove(int at) {
        System.arraycopy(days, at + 1, days, at, size - at - 1);
        System.arraycopy(cells, at + 1, cells, at, size - at - 1);
        size--;
    }

    private byte @Nullable [] pack(
            SortedMap<String, Long> sums, SortedMap<String, ? extends SortedMap<Long, Long>> histograms) {
        NumberWriter out = names.writer();
        long some = entries(sums);
        out.number(some);
        sums.forEach((measure, value) -> {
            if (value != 0) {
                out.number(names.number(measure));
                out.number(value);
            }
        });
        for (Map.Entry<String, ? extends SortedMap<Long, Long>> histogram : histograms.entrySet()) {
            some += pack(names.number(histogram.getKey()), histogram.getValue(), out);
        }
        return some == 0 ? null : out.bytes();
    }

    private static long pack(int measure, SortedMap<Long, Long> counts, NumberWriter out) {
        long some = entries(counts);
        if (some > 0) {
            out.number(measure);
            out.number(some);
            counts.forEach((value, count) -> {
                if (count != 0) {
                    out.number(value);
                    out.number(count);
                }
            });
        }
        return some;
    }

    private static long entries(Map<?, Long> counts) {
        return counts.values().stream().filter(count -> count != 0).count();
    }

    private void add(byte[] cell, Summation sum) {
        NumberReader in = new NumberReader(cell);
        for (long sums = in.number(); sums > 0; sums--) {
            String measure = names.name(in.number());
            sum.add(measure, in.number());
        }
        while (in.hasMore()) {
            String measure = names.name(in.number());
            sum.add(measure, counts(in));
        }
    }

    private static Counts counts(NumberReader in) {
        int entries = in.count();
        long[] values = new long[entries];
        long[] counts = new long[entries];
        for (int i = 0; i < entries; i++) {
            values[i] = in.number();
            counts[i] = in.number();
        }
        return Counts.of(values, counts);
    }
}
