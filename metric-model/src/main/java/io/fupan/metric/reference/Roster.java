package io.fupan.metric.reference;

import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who works where from which day on. */
final class Roster {

    private static final LocalDate ALWAYS = LocalDate.MIN;

    private final Map<String, NavigableMap<LocalDate, Assignment>> assignments = new HashMap<>();

    Roster(List<RosterAssigned> statements, Aliases aliases) {
        statements.stream().sorted(Comparator.comparing(RosterAssigned::subject)).forEach(statement -> {
            String rep = aliases.canonical(Kinds.REP, statement.rep());
            LocalDate from = statement.from() == null ? ALWAYS : statement.from();
            assignments
                    .computeIfAbsent(rep, name -> new TreeMap<>())
                    .put(from, new Assignment(statement.team(), statement.office()));
        });
    }

    @Nullable Assignment on(String rep, LocalDate day) {
        NavigableMap<LocalDate, Assignment> dated = assignments.get(rep);
        Map.Entry<LocalDate, Assignment> entry = dated == null ? null : dated.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }

    SortedSet<LocalDate> changes(String rep, LocalDate after, @Nullable LocalDate upTo) {
        NavigableMap<LocalDate, Assignment> dated = assignments.get(rep);
        if (dated == null || (upTo != null && !upTo.isAfter(after))) {
            return Collections.emptySortedSet();
        }
        NavigableMap<LocalDate, Assignment> later = dated.tailMap(after, false);
        return upTo == null ? later.navigableKeySet() : later.headMap(upTo, true).navigableKeySet();
    }

    SortedSet<String> reps() {
        return new TreeSet<>(assignments.keySet());
    }

    SortedSet<String> teams() {
        TreeSet<String> teams = new TreeSet<>();
        assignments.values().forEach(dated -> dated.values().forEach(a -> teams.add(a.team())));
        return teams;
    }

    SortedSet<String> offices() {
        TreeSet<String> offices = new TreeSet<>();
        assignments.values().forEach(dated -> dated.values().forEach(a -> {
            if (a.office() != null) {
                offices.add(a.office());
            }
        }));
        return offices;
    }
}
