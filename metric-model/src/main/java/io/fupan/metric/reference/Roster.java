package io.fupan.metric.reference;

import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import io.fupan.event.reference.ReferenceFact.RosterLeft;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who works where from which day on. */
final class Roster {

    private static final LocalDate ALWAYS = LocalDate.MIN;

    /** An empty one stands for a representative who has left. */
    private final Map<String, NavigableMap<LocalDate, Optional<Assignment>>> assignments = new HashMap<>();

    Roster(List<RosterAssigned> statements, List<RosterLeft> leavers, Aliases aliases) {
        leavers.forEach(left -> dated(aliases.canonical(Kinds.REP, left.rep())).put(left.from(), Optional.empty()));
        // An assignment outranks a leaving of the same day: it is a move, or a return.
        statements.stream().sorted(Comparator.comparing(RosterAssigned::subject)).forEach(statement -> {
            String rep = aliases.canonical(Kinds.REP, statement.rep());
            LocalDate from = statement.from() == null ? ALWAYS : statement.from();
            dated(rep).put(from, Optional.of(new Assignment(statement.team(), statement.office())));
        });
    }

    private NavigableMap<LocalDate, Optional<Assignment>> dated(String rep) {
        return assignments.computeIfAbsent(rep, name -> new TreeMap<>());
    }

    @Nullable Assignment on(String rep, LocalDate day) {
        NavigableMap<LocalDate, Optional<Assignment>> dated = assignments.get(rep);
        Map.Entry<LocalDate, Optional<Assignment>> entry = dated == null ? null : dated.floorEntry(day);
        return entry == null ? null : entry.getValue().orElse(null);
    }

    boolean lists(String rep) {
        return assignments.containsKey(rep);
    }

    /** The first day of the time without a gap that a day lies in; {@code null} if it lies in none. */
    @Nullable LocalDate inRoleSince(String rep, LocalDate day) {
        NavigableMap<LocalDate, Optional<Assignment>> dated = assignments.get(rep);
        LocalDate since = null;
        if (dated != null) {
            for (var entry : dated.headMap(day, true).descendingMap().entrySet()) {
                if (entry.getValue().isEmpty()) {
                    return since;
                }
                since = entry.getKey();
            }
        }
        return since;
    }

    SortedSet<LocalDate> changes(String rep, LocalDate after, @Nullable LocalDate upTo) {
        NavigableMap<LocalDate, Optional<Assignment>> dated = assignments.get(rep);
        if (dated == null || (upTo != null && !upTo.isAfter(after))) {
            return Collections.emptySortedSet();
        }
        NavigableMap<LocalDate, Optional<Assignment>> later = dated.tailMap(after, false);
        return upTo == null ? later.navigableKeySet() : later.headMap(upTo, true).navigableKeySet();
    }

    SortedSet<String> reps() {
        return new TreeSet<>(assignments.keySet());
    }

    SortedSet<String> teams() {
        TreeSet<String> teams = new TreeSet<>();
        all().forEach(assignment -> teams.add(assignment.team()));
        return teams;
    }

    SortedSet<String> offices() {
        TreeSet<String> offices = new TreeSet<>();
        all().map(Assignment::office).filter(Objects::nonNull).forEach(offices::add);
        return offices;
    }

    private Stream<Assignment> all() {
        return assignments.values().stream().flatMap(dated -> dated.values().stream()).flatMap(Optional::stream);
    }
}
