package io.fupan.metric.restatement;

import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cells with a change that is not written down. */
public record ChangedCells(CellReader cells, CellTable change) implements CellReader {

    @Override
    public Quantities sum(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean undated) {
        return cells.sum(scope, family, from, to, undated).plus(change.sum(scope, family, from, to, undated));
    }

    @Override
    public SortedMap<LocalDate, Quantities> days(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to) {
        TreeMap<LocalDate, Quantities> days = new TreeMap<>(cells.days(scope, family, from, to));
        change.days(scope, family, from, to).forEach((day, more) -> days.merge(day, more, Quantities::plus));
        days.values().removeIf(Quantities::isZero);
        return Collections.unmodifiableSortedMap(days);
    }

    @Override
    public boolean knows(Scope scope) {
        return cells.knows(scope) || change.knows(scope);
    }

    @Override
    public SortedSet<Scope> scopes(String kind) {
        TreeSet<Scope> scopes = new TreeSet<>(cells.scopes(kind));
        scopes.addAll(change.scopes(kind));
        return scopes;
    }

    @Override
    public @Nullable LocalDate firstDay() {
        return days(cells.firstDay(), change.firstDay()).min(Comparator.naturalOrder()).orElse(null);
    }

    @Override
    public @Nullable LocalDate lastDay() {
        return days(cells.lastDay(), change.lastDay()).max(Comparator.naturalOrder()).orElse(null);
    }

    private static Stream<LocalDate> days(@Nullable LocalDate one, @Nullable LocalDate other) {
        return Stream.of(one, other).filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
