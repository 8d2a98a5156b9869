package io.fupan.metric.formula.effort;

import io.fupan.metric.formula.Window;
import io.fupan.metric.reference.Assignment;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** How many representatives the roster has in a scope, on average over some days. */
final class Headcount {

    private static final Set<String> KINDS =
            Set.of(ScopeKinds.ORG, ScopeKinds.OFFICE, ScopeKinds.TEAM, ScopeKinds.REP);

    private Headcount() {}

    /** Whether people belong to scopes of this kind. */
    static boolean isOf(Scope scope) {
        return KINDS.contains(scope.kind());
    }

    /** The mean over the days from the first to the last, both included; {@code null} if there is no roster. */
    static @Nullable BigDecimal mean(Window window, LocalDate from, LocalDate last) {
        SortedSet<Scope> reps = window.reference().known(ScopeKinds.REP);
        long days = reps.stream()
                .filter(rep -> !window.scope().kind().equals(ScopeKinds.REP) || rep.equals(window.scope()))
                .mapToLong(rep -> days(window, rep, from, last))
                .sum();
        long length = ChronoUnit.DAYS.between(from, last) + 1;
        return reps.isEmpty() ? null : BigDecimal.valueOf(days).divide(BigDecimal.valueOf(length), MathContext.DECIMAL64);
    }

    private static long days(Window window, Scope rep, LocalDate from, LocalDate last) {
        Reference reference = window.reference();
        long days = 0;
        LocalDate since = from;
        for (LocalDate change : reference.rosterChanges(rep.name(), from, last)) {
            days += isIn(window.scope(), rep, reference.assignment(rep.name(), since))
                    ? ChronoUnit.DAYS.between(since, change)
                    : 0;
            since = change;
        }
        return isIn(window.scope(), rep, reference.assignment(rep.name(), since))
                ? days + ChronoUnit.DAYS.between(since, last) + 1
                : days;
    }

    private static boolean isIn(Scope scope, Scope rep, @Nullable Assignment assignment) {
        return assignment != null && (assignment.isIn(scope) || scope.equals(rep));
    }
}
