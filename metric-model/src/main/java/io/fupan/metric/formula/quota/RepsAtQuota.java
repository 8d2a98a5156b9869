package io.fupan.metric.formula.quota;

import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.reference.Assignment;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many representatives reach their quota, of those who have been in the role for more than a year by the last day
 * and have a quota.
 */
final class RepsAtQuota {

    private static final int RAMPED_MONTHS = 12;

    /** Of fewer, a share says more about one person than about the team. */
    private static final int FEWEST = 5;

    private record Count(long atQuota, long withQuota, long withoutQuota) {}

    private RepsAtQuota() {}

    static Reading share(Window window, MetricQuery query) {
        Count count = count(window);
        if (count.withQuota() < FEWEST) {
            return Reading.none(Status.UNDEFINED, Reasons.TOO_FEW_REPS)
                    .restingOn(count.withQuota())
                    .without("notSet", count.withoutQuota());
        }
        return Reading.share(count.atQuota(), count.withQuota()).without("notSet", count.withoutQuota());
    }

    static Reading number(Window window, MetricQuery query) {
        Count count = count(window);
        return Reading.total(BigDecimal.valueOf(count.atQuota()), count.withQuota())
                .without("notSet", count.withoutQuota());
    }

    private static Count count(Window window) {
        long atQuota = 0;
        long withQuota = 0;
        long withoutQuota = 0;
        for (Scope rep : ramped(window)) {
            BigDecimal attained = Attainment.read(about(window, rep), false).value();
            withoutQuota += attained == null ? 1 : 0;
            withQuota += attained == null ? 0 : 1;
            atQuota += attained != null && attained.compareTo(BigDecimal.ONE) >= 0 ? 1 : 0;
        }
        return new Count(atQuota, withQuota, withoutQuota);
    }

    private static List<Scope> ramped(Window window) {
        LocalDate last = window.period().lastDay();
        return reps(window).stream().filter(rep -> isRamped(window, rep, last)).toList();
    }

    private static boolean isRamped(Window window, Scope rep, LocalDate last) {
        LocalDate since = window.reference().inRoleSince(rep.name(), last);
        return since != null && (since.equals(LocalDate.MIN) || since.plusMonths(RAMPED_MONTHS).isBefore(last));
    }

    /** The representatives who are in a scope on the last day. */
    static List<Scope> reps(Window window) {
        LocalDate last = window.period().lastDay();
        return window.reference().known(ScopeKinds.REP).stream()
                .filter(rep -> isIn(window.scope(), rep, window.reference().assignment(rep.name(), last)))
                .toList();
    }

    private static boolean isIn(Scope scope, Scope rep, @Nullable Assignment assignment) {
        return assignment != null && (assignment.isIn(scope) || scope.equals(rep));
    }

    static Window about(Window window, Scope scope) {
        return new Window(window.cells(), window.reference(), scope, window.period(), window.currency());
    }
}
