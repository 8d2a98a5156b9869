package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the cells of all parts as one. */
record SummedParts(Collection<CellTable> parts, KeptSums kept) implements CellReader {

    @Override
    public Quantities sum(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean undated) {
        CellTable.Row row = new CellTable.Row(scope, family);
        RowOfParts cells = cells(row);
        if (cells.parts().isEmpty()) {
            return Quantities.ZERO;
        }
        Quantities dated = kept.sum(row, cells, Run.of(from, to));
        return undated ? dated.plus(cells.undated()) : dated;
    }

    private RowOfParts cells(CellTable.Row row) {
        List<PackedCells> cells = new ArrayList<>(parts.size());
        for (CellTable part : parts) {
            PackedCells each = part.cells(row);
            if (each != null) {
                cells.add(each);
            }
        }
        return new RowOfParts(cells);
    }

    @Override
    public SortedMap<LocalDate, Quantities> days(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to) {
        TreeMap<LocalDate, Quantities> days = new TreeMap<>();
        Run run = Run.of(from, to);
        cells(new CellTable.Row(scope, family)).parts().forEach(part -> part.days(run, days));
        return Collections.unmodifiableSortedMap(days);
    }

    @Override
    public boolean knows(Scope scope) {
        return parts.stream().anyMatch(part -> part.knows(scope));
    }

    @Override
    public SortedSet<Scope> scopes(String kind) {
        TreeSet<Scope> scopes = new TreeSet<>();
        parts.forEach(part -> scopes.addAll(part.scopes(kind)));
        return scopes;
    }

    @Override
    public @Nullable LocalDate firstDay() {
        return parts.stream()
                .map(CellTable::firstDay)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public @Nullable LocalDate lastDay() {
        return parts.stream()
                .map(CellTable::lastDay)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
