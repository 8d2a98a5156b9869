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

    private record Row(Scope scope, String family) {}

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

    /** Replaces one cell. */
    void put(CellKey key, Map<String, Long> sums, Map<String, ? extends Map<Long, Long>> histograms) {
        Row row = new Row(key.scope(), key.family());
        PackedCells cells = rows.get(row);
        if (cells == null && sums.isEmpty() && histograms.isEmpty()) {
            return;
        }
        if (cells == null) {
            cells = new PackedCells(names);
            rows.put(row, cells);
            scopesOf(key.scope()).merge(key.scope(), 1, Integer::sum);
        }
        Span known = span;
        Span before = known == null ? null : cells.span();
        cells.put(key.day(), sums, histograms);
        span = known == null || before == null ? null : known.after(before, cells.span());
        if (cells.isEmpty()) {
            rows.remove(row);
            scopesOf(key.scope()).computeIfPresent(key.scope(), (scope, left) -> left == 1 ? null : left - 1);
        }
    }

    private Map<Scope, Integer> scopesOf(Scope scope) {
        return scopes.computeIfAbsent(scope.kind(), kind -> new HashMap<>());
    }

    private Quantities get(CellKey key) {
        PackedCells cells = rows.get(new Row(key.scope(), key.family()));
        return cells == null ? Quantities.ZERO : cells.get(key.day());
    }

    @Override
    public Quantities sum(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean undated) {
        Tally tally = new Tally();
        sum(scope, family, from, to, undated, tally);
        return tally.quantities();
    }

    void sum(
            Scope scope,
            String family,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean undated,
            Tally tally) {
        PackedCells cells = rows.get(new Row(scope, family));
        if (cells != null) {
            cells.sum(from, to, undated, tally);
        }
    }

    @Override
    public SortedMap<LocalDate, Quantities> days(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to) {
        Map<LocalDate, Tally> days = new HashMap<>();
        days(scope, family, from, to, days);
        return quantities(days);
    }

    void days(
            Scope scope,
            String family,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Map<LocalDate, Tally> days) {
        PackedCells cells = rows.get(new Row(scope, family));
        if (cells != null) {
            cells.days(from, to, days);
        }
    }

    static SortedMap<LocalDate, Quantities> quantities(Map<LocalDate, Tally> days) {
        TreeMap<LocalDate, Quantities> quantities = new TreeMap<>();
        days.forEach((day, tally) -> quantities.put(day, tally.quantities()));
        quantities.values().removeIf(Quantities::isZero);
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
