package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the cells of all parts as one. */
record SummedParts(Collection<CellTable> parts) implements CellReader {

    @Override
    public Quantities sum(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean undated) {
        Tally tally = new Tally();
        parts.forEach(part -> part.sum(scope, family, from, to, undated, tally));
        return tally.quantities();
    }

    @Override
    public SortedMap<LocalDate, Quantities> days(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to) {
        Map<LocalDate, Tally> days = new HashMap<>();
        parts.forEach(part -> part.days(scope, family, from, to, days));
        return CellTable.quantities(days);
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
