package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Cells summed over the parts: by scope and family, a sorted run of days; not thread-safe. */
public final class CellTable implements CellReader {

    private record Row(Scope scope, String family) {}

    private final Map<Row, NavigableMap<LocalDate, Quantities>> rows = new HashMap<>();
    private final Map<Row, Quantities> undated = new HashMap<>();
    private final NavigableMap<LocalDate, Integer> cellsByDay = new TreeMap<>();
    private final Map<String, Map<Scope, Integer>> cellsByScope = new HashMap<>();

    /** Adds to one cell. */
    public void add(CellKey key, Quantities change) {
        Row row = new Row(key.scope(), key.family());
        LocalDate day = key.day();
        boolean existed;
        boolean exists;
        if (day == null) {
            existed = undated.containsKey(row);
            exists = merge(undated, row, change);
        } else {
            NavigableMap<LocalDate, Quantities> days = rows.computeIfAbsent(row, absent -> new TreeMap<>());
            existed = days.containsKey(day);
            exists = merge(days, day, change);
            if (days.isEmpty()) {
                rows.remove(row);
            }
        }
        register(key, (exists ? 1 : 0) - (existed ? 1 : 0));
    }

    /** Adds to many cells. */
    public void addAll(Map<CellKey, Quantities> changes) {
        changes.forEach(this::add);
    }

    void clear() {
        rows.clear();
        undated.clear();
        cellsByDay.clear();
        cellsByScope.clear();
    }

    private static <K> boolean merge(Map<K, Quantities> cells, K key, Quantities change) {
        Quantities before = cells.get(key);
        Quantities after = before == null ? change : before.plus(change);
        if (after.isZero()) {
            cells.remove(key);
            return false;
        }
        cells.put(key, after);
        return true;
    }

    private void register(CellKey key, int cells) {
        if (cells == 0) {
            return;
        }
        count(cellsByScope.computeIfAbsent(key.scope().kind(), kind -> new HashMap<>()), key.scope(), cells);
        if (key.day() != null) {
            count(cellsByDay, key.day(), cells);
        }
    }

    private static <K> void count(Map<K, Integer> counts, K key, int change) {
        if (counts.merge(key, change, Integer::sum) == 0) {
            counts.remove(key);
        }
    }

    @Override
    public Quantities sum(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean withUndated) {
        Tally tally = new Tally();
        range(scope, family, from, to).values().forEach(tally::add);
        if (withUndated) {
            tally.add(undated.getOrDefault(new Row(scope, family), Quantities.ZERO));
        }
        return tally.quantities();
    }

    @Override
    public SortedMap<LocalDate, Quantities> days(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to) {
        return Collections.unmodifiableSortedMap(range(scope, family, from, to));
    }

    private NavigableMap<LocalDate, Quantities> range(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to) {
        NavigableMap<LocalDate, Quantities> days =
                rows.getOrDefault(new Row(scope, family), Collections.emptyNavigableMap());
        if (days.isEmpty() || (from != null && to != null && from.isAfter(to))) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<LocalDate, Quantities> started = from == null ? days : days.tailMap(from, true);
        return to == null ? started : started.headMap(to, true);
    }

    @Override
    public SortedSet<Scope> scopes(String kind) {
        return new TreeSet<>(cellsByScope.getOrDefault(kind, Map.of()).keySet());
    }

    @Override
    public @Nullable LocalDate firstDay() {
        return cellsByDay.isEmpty() ? null : cellsByDay.firstKey();
    }

    @Override
    public @Nullable LocalDate lastDay() {
        return cellsByDay.isEmpty() ? null : cellsByDay.lastKey();
    }
}
