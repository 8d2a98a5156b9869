package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Cells in memory, by scope and family; not thread-safe. */
public final class CellTable implements CellReader {

    /** Which cells belong together: those of all days. */
    record Row(Scope scope, String family) {}

    private final MeasureNames names = new MeasureNames();
    private final Map<Row, PackedCells> rows = new HashMap<>();

    /** By kind, the scopes that have rows, and how many: walking all rows would take longer than most answers. */
    private final Map<String, Map<Scope, Integer>> scopes = new HashMap<>();

    /** From the first to the last day of all rows, if somebody asked and nothing at its ends was taken away since. */
    private volatile @Nullable Span span;

    /** Adds to one cell. */
    public void add(CellKey key, Quantities change) {
        Quantities sum = get(key).plus(change);
        put(key, sum.sums(), sum.histograms());
    }

    /** Adds to many cells. */
    public void addAll(Map<CellKey, Quantities> changes) {
        changes.forEach(this::add);
    }

    /** Replaces one cell; returns whether it was another one before. */
    boolean put(
            CellKey key,
            SortedMap<String, Long> sums,
            SortedMap<String, ? extends SortedMap<Long, Long>> histograms) {
        Row row = new Row(key.scope(), key.family());
        PackedCells cells = rows.get(row);
        if (cells == null && sums.isEmpty() && histograms.isEmpty()) {
            return false;
        }
        if (cells == null) {
            cells = new PackedCells(names);
            rows.put(row, cells);
            scopesOf(key.scope()).merge(key.scope(), 1, Integer::sum);
        }
        Span known = span;
        Span before = known == null ? null : cells.span();
        boolean differs = cells.put(key.day(), sums, histograms);
        span = known == null || before == null ? null : known.after(before, cells.span());
        if (cells.isEmpty()) {
            rows.remove(row);
            scopesOf(key.scope()).computeIfPresent(key.scope(), (scope, left) -> left == 1 ? null : left - 1);
        }
        return differs;
    }

    private Map<Scope, Integer> scopesOf(Scope scope) {
        return scopes.computeIfAbsent(scope.kind(), kind -> new HashMap<>());
    }

    private Quantities get(CellKey key) {
        PackedCells cells = rows.get(new Row(key.scope(), key.family()));
        return cells == null ? Quantities.ZERO : cells.get(key.day());
    }

    /** The cells of all days; {@code null} if there are none. */
    @Nullable PackedCells cells(Row row) {
        return rows.get(row);
    }

    @Override
    public Quantities sum(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean undated) {
        Summation sum = new Summation();
        PackedCells cells = rows.get(new Row(scope, family));
        if (cells != null) {
            cells.sum(Run.of(from, to), sum);
            if (undated) {
                cells.undated(sum);
            }
        }
        return sum.total();
    }

    @Override
    public SortedMap<LocalDate, Quantities> days(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to) {
        Map<LocalDate, Summation> days = new HashMap<>();
        PackedCells cells = rows.get(new Row(scope, family));
        if (cells != null) {
            cells.days(Run.of(from, to), days);
        }
        return quantities(days);
    }

    static SortedMap<LocalDate, Quantities> quantities(Map<LocalDate, Summation> days) {
        TreeMap<LocalDate, Quantities> quantities = new TreeMap<>();
        days.forEach((day, sum) -> {
            Quantities total = sum.total();
            if (!total.isZero()) {
                quantities.put(day, total);
            }
        });
        return Collections.unmodifiableSortedMap(quantities);
    }

    @Override
    public boolean knows(Scope scope) {
        return scopes.getOrDefault(scope.kind(), Map.of()).containsKey(scope);
    }

    @Override
    public SortedSet<Scope> scopes(String kind) {
        return new TreeSet<>(scopes.getOrDefault(kind, Map.of()).keySet());
    }

    @Override
    public @Nullable LocalDate firstDay() {
        return span().first();
    }

    @Override
    public @Nullable LocalDate lastDay() {
        return span().last();
    }

    /** Readers may find it out at the same time, and find the same. */
    private Span span() {
        Span known = span;
        if (known == null) {
            known = rows.values().stream().map(PackedCells::span).reduce(Span.NONE, Span::with);
            span = known;
        }
        return known;
    }
}
