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
    private volatile @Nullable Run span;

    /** Adds to one cell. */
    public void add(CellKey key, Quantities change) {
        put(key, get(key).plus(change));
    }

    /** Adds to many cells. */
    public void addAll(Map<CellKey, Quantities> changes) {
        changes.forEach(this::add);
    }

    /** Replaces one cell; returns whether it was another one before. */
    boolean put(CellKey key, Quantities quantities) {
        Row row = new Row(key.scope(), key.family());
        PackedCells cells = rows.get(row);
        if (cells == null && quantities.isZero()) {
            return false;
        }
        if (cells == null) {
            cells = new PackedCells(names);
            rows.put(row, cells);
            scopesOf(key.scope()).merge(key.scope(), 1, Integer::sum);
        }
        Run before = cells.run();
        boolean differs = cells.put(key.day(), quantities);
        Run known = span;
        span = known == null ? null : known.after(before, cells.run());
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
        TreeMap<LocalDate, Quantities> days = new TreeMap<>();
        PackedCells cells = rows.get(new Row(scope, family));
        if (cells != null) {
            cells.days(Run.of(from, to), days);
        }
        return Collections.unmodifiableSortedMap(days);
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
        Run days = span();
        return days.isEmpty() ? null : LocalDate.ofEpochDay(days.from());
    }

    @Override
    public @Nullable LocalDate lastDay() {
        Run days = span();
        return days.isEmpty() ? null : LocalDate.ofEpochDay(days.to());
    }

    /** Readers may find it out at the same time, and find the same. */
    private Run span() {
        Run known = span;
        if (known == null) {
            known = rows.values().stream().map(PackedCells::run).reduce(Run.NONE, Run::with);
            span = known;
        }
        return known;
    }
}
