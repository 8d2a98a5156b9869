package io.fupan.report.retro;

import io.fupan.event.retro.RetroFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.period.Calendars;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.service.problem.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends to open a retro.
 *
 * @param period for example {@code 2017-Q4}
 * @param scope {@code org} unless said otherwise
 * @param goal what to improve, if known already
 * @param asOf the day to look from, today if {@code null}
 */
record RetroRequest(
        @Nullable String period, @Nullable String scope, RetroFact.@Nullable Goal goal, @Nullable LocalDate asOf) {

    private static final int LONGEST_TEXT = 2000;

    RetroFact.Created fact(LocalDate today, String by, MetricCatalogue catalogue, Calendars calendars) {
        LocalDate day = asOf == null ? today : asOf;
        checkGoal(catalogue);
        return new RetroFact.Created(checkedPeriod(day, calendars), checkedScope().toString(), day, goal, by);
    }

    Scope checkedScope() {
        try {
            return Scope.parse(scope == null ? "org" : scope);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-scope", "scope", String.valueOf(e.getMessage()));
        }
    }

    /** Written so that it means these days whichever fiscal calendar comes into force later. */
    private String checkedPeriod(LocalDate day, Calendars calendars) {
        if (period == null || period.isBlank()) {
            throw Problem.invalid("invalid-period", "period", "expected a period, for example 2017-Q4");
        }
        try {
            Period parsed = Period.parse(period, day, calendars);
            if (parsed.isAll()) {
                throw new IllegalArgumentException("a retro looks back on a period that has a beginning, not on 'all'");
            }
            return parsed.pinnedText();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-period", "period", String.valueOf(e.getMessage()));
        }
    }

    private void checkGoal(MetricCatalogue catalogue) {
        if (goal == null) {
            return;
        }
        if (goal.metric() == null) {
            throw Problem.invalid("invalid-goal", "goal.metric", "expected the name of a metric");
        }
        if (goal.text() != null && goal.text().length() > LONGEST_TEXT) {
            throw Problem.invalid("invalid-goal", "goal.text", "expected at most %d characters".formatted(LONGEST_TEXT));
        }
        try {
            catalogue.definition(goal.metric());
        } catch (InvalidQuery e) {
            throw Problem.invalid("invalid-goal", "goal.metric", String.valueOf(e.getMessage()));
        }
    }
}
