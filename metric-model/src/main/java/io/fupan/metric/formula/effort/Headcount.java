package io.fupan.metric.formula.effort;

import io.fupan.metric.formula.Window;
import io.fupan.metric.period.SellingDays;
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
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/** How many representatives the roster has in a scope, over some days. */
public final class Headcount {

    private static final Set<String> KINDS =
            Set.of(ScopeKinds.ORG, ScopeKinds.OFFICE, ScopeKinds.TEAM, ScopeKinds.REP);

    private Headcount() {}

    /** Whether people belong to scopes of this kind. */
    public static boolean isOf(Scope scope) {
        return KINDS.contains(scope.kind());
    }

    /** The mean over the days from the first to the last, both included; {@code null} if there is no roster. */
    static @Nullable BigDecimal mean(Window window, LocalDate from, LocalDate last) {
        Long days = sum(window, from, last, (one, other) -> ChronoUnit.DAYS.between(one, other) + 1);
        long length = ChronoUnit.DAYS.between(from, last) + 1;
        return days == null ? null : BigDecimal.valueOf(days).divide(BigDecimal.valueOf(length), MathContext.DECIMAL64);
    }

    /**
     * The selling days that each of them was there, added up, from the first day to the last, both included; {@code null}
     * if there is no roster.
     */
    public static @Nullable Long sellingDays(Window window, LocalDate from, LocalDate last) {
        return sum(window, from, last, SellingDays::between);
    }

    private static @Nullable Long sum(
            Window window, LocalDate from, LocalDate last, ToLongBiFunction<LocalDate, LocalDate> length) {
        SortedSet<Scope> reps = window.reference().known(ScopeKinds.REP);
        return reps.isEmpty()
                ? null
                : reps.stream()
                        .filter(rep -> !window.scope().kind().equals(ScopeKinds.REP) || rep.equals(window.scope()))
                        .mapToLong(rep -> days(window, rep, from, last, length))
                        .sum();
    }

    private static long days(
            Window window, Scope rep, LocalDate from, LocalDate last, ToLongBiFunction<LocalDate, LocalDate> length) {
        Reference reference = window.reference();
        long days = 0;
        LocalDate since = from;
        for (LocalDate change : reference.rosterChanges(rep.name(), from, last)) {
            days += isIn(window.scope(), rep, reference.assignment(rep.name(), since))
                    ? length.applyAsLong(since, change.minusDays(1))
                    : 0;
            since = change;
        }
        return isIn(window.scope(), rep, reference.assignment(rep.name(), since))
                ? days + length.applyAsLong(since, last)
                : days;
    }

    private static boolean isIn(Scope scope, Scope rep, @Nullable Assignment assignment) {
        return assignment != null && (assignment.isIn(scope) || scope.equals(rep));
    }
}
